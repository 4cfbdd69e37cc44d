import { onMariadb } from "../databases";

onMariadb("writing");
