import { onMariadb } from "../databases";

onMariadb("feed");
