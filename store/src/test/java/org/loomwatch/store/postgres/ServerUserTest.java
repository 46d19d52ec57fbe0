package org.loomwatch.store.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.LoopbackPort;

class ServerUserTest {

    @TempDir
    Path root;

    @AfterEach
    void deleteEverything() throws IOException {
        DirectoryTree.delete(root);
    }

    @Test
    void rootRunsTheServerInEitherWayOnTheSameCluster() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to run it as somebody else");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        PostgresPaths paths = new PostgresPaths(SharedPrograms.link(DataDirectory.create(root)));
        new PostgresCluster(paths, ServerUser.NOBODY).create("0123456789abcdef");
        for (ServerUser user : new ServerUser[] {ServerUser.NOBODY, ServerUser.current(), ServerUser.NOBODY}) {
            PostgresCluster cluster = new PostgresCluster(paths, user);
            cluster.start(LoopbackPort.choose());
            assertTrue(cluster.findRunning().isPresent());
            cluster.stop();
            assertTrue(cluster.findRunning().isEmpty());
        }
    }
}
