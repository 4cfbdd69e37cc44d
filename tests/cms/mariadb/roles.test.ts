import { onMariadb } from "../databases";

onMariadb("roles");
