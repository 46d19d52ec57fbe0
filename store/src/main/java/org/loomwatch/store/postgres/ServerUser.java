package org.loomwatch.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.store.StoreException;

/** As whom the PostgreSQL programs run: they refuse to run as root. */
enum ServerUser {
    /** As whoever runs this program, who is not root. */
    SAME(List.of(), -1),

    /** Root's way where the system allows it: in a user namespace of its own it is nobody, with root's files. */
    NAMESPACE(List.of("unshare", "--user"), 0),

    /** Root's way elsewhere, as in most containers: as nobody, who then owns the cluster's files. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65_534);

    private final List<String> prefix;
    private final int owner;

    ServerUser(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** @throws StoreException if this is root and the system has neither way */
    static ServerUser current() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SAME;
        }
        for (ServerUser user : List.of(NAMESPACE, NOBODY)) {
            if (user.works()) {
                return user;
            }
        }
        throw new StoreException("PostgreSQL does not run as root, and this system has neither user namespaces nor"
                + " setpriv; run as another user or set LOOMWATCH_POSTGRES_URL to use an outside server");
    }

    private boolean works() {
        try {
            List<String> probe =
                    Stream.concat(prefix.stream(), Stream.of("true")).toList();
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while PostgreSQL was starting", e);
        }
    }

    /** What to put before a command. */
    List<String> prefix() {
        return prefix;
    }

    /** Hands a file, or a directory with all it holds, over to this user if it has another owner. */
    void own(Path path) throws IOException {
        if (this == SAME || Integer.valueOf(owner).equals(Files.getAttribute(path, "unix:uid"))) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.toList()) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
