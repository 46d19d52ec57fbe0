package org.loomwatch.store.postgres;

import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;

/** Where the embedded server of one data directory keeps its things. */
record PostgresPaths(DataDirectory dataDirectory) {

    /** The unpacked programs; one directory a release, so that an older one stays until it is deleted by hand. */
    Path programs() {
        return dataDirectory.postgres().resolve("server-" + PostgresBinaries.VERSION);
    }

    /** The database cluster. */
    Path cluster() {
        return dataDirectory.postgres().resolve("data");
    }

    /** Password of the cluster's one role that may log in. */
    Path password() {
        return dataDirectory.postgres().resolve("password");
    }

    /** Says where the running server listens. */
    Path endpoint() {
        return dataDirectory.run().resolve("postgres.endpoint");
    }

    /** Held exclusively while one process starts or stops the server. */
    Path startLock() {
        return dataDirectory.run().resolve("postgres.start.lock");
    }

    /** Held shared by every process that uses the server; whoever gets it exclusively knows that nobody does. */
    Path usersLock() {
        return dataDirectory.run().resolve("postgres.users.lock");
    }

    /** Held by the one supervisor. */
    Path supervisorLock() {
        return dataDirectory.run().resolve("postgres.supervisor.lock");
    }

    Path serverLog() {
        return dataDirectory.logs().resolve("postgres.log");
    }

    Path supervisorLog() {
        return dataDirectory.logs().resolve("postgres-supervisor.log");
    }
}
