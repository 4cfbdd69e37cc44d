import { onMariadb } from "../databases";

onMariadb("preview");
