import { onMariadb } from "../databases";

onMariadb("review");
