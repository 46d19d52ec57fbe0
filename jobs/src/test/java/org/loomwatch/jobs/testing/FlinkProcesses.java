package org.loomwatch.jobs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.jobs.flink.FlinkCluster;

/** A Flink cluster of a JobManager and TaskManagers, each a process of its own that knows Flink and none of our classes. */
public final class FlinkProcesses implements AutoCloseable {

    private static final Pattern FLINK = Pattern.compile(
            ".*/(org/apache/flink/(?!flink-connector-kafka)|snakeyaml-engine|org/snakeyaml/|com/esotericsoftware/|org/objenesis/"
                    + "|commons-(cli|collections|io)/|org/apache/commons/commons-(text|lang3|compress|math3)/|org/javassist/|org/xerial/snappy/|org/slf4j/slf4j-api/"
                    + "|ch/qos/logback/|com/google/code/findbugs/|tools/profiler/|at/yawk/lz4/|org/lz4/).*");
    private static final String LOGGING =
            "<configuration><appender name='file' class='ch.qos.logback.core.ConsoleAppender'><encoder><pattern>%d %p %logger{0} %m%n</pattern>"
                    + "</encoder></appender><root level='WARN'><appender-ref ref='file'/></root></configuration>";
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final int restPort;
    private final List<Process> taskManagers = new ArrayList<>();
    private Process jobManager;
    private int started;

    private FlinkProcesses(Path directory, int restPort) {
        this.directory = directory;
        this.restPort = restPort;
    }

    /** Starts one with a slot in each TaskManager and waits until it has room. */
    public static FlinkProcesses start(Path directory, int taskManagers) throws Exception {
        int rest = freePort();
        FlinkProcesses processes = new FlinkProcesses(Files.createDirectories(directory.resolve("flink")), rest);
        Files.writeString(
                processes.directory.resolve("config.yaml"),
                Stream.of(
                                "jobmanager.rpc.address: " + LOOPBACK,
                                "jobmanager.rpc.port: " + freePort(),
                                "jobmanager.bind-host: " + LOOPBACK,
                                "taskmanager.host: " + LOOPBACK,
                                "taskmanager.bind-host: " + LOOPBACK,
                                "rest.address: " + LOOPBACK,
                                "rest.bind-address: " + LOOPBACK,
                                "rest.port: " + rest,
                                "heartbeat.interval: 300",
                                "heartbeat.timeout: 15000",
                                "web.submit.enable: false",
                                "taskmanager.numberOfTaskSlots: 1",
                                "taskmanager.cpu.cores: 1.0",
                                "taskmanager.memory.task.heap.size: 128mb",
                                "taskmanager.memory.task.off-heap.size: 0mb",
                                "taskmanager.memory.managed.size: 16mb",
                                "taskmanager.memory.framework.heap.size: 64mb",
                                "taskmanager.memory.framework.off-heap.size: 64mb",
                                "taskmanager.memory.jvm-metaspace.size: 128mb",
                                "taskmanager.memory.jvm-overhead.min: 64mb",
                                "taskmanager.memory.jvm-overhead.max: 64mb",
                                "taskmanager.memory.network.min: 32mb",
                                "taskmanager.memory.network.max: 32mb",
                                "io.tmp.dirs: " + processes.directory)
                        .collect(Collectors.joining("\n", "", "\n")));
        Files.writeString(processes.directory.resolve("logback.xml"), LOGGING);
        try {
            processes.jobManager =
                    processes.launch("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "192m");
            for (int i = 0; i < taskManagers; i++) {
                processes.addTaskManager();
            }
            processes.awaitSlots(taskManagers);
            return processes;
        } catch (Exception e) {
            processes.close();
            throw e;
        }
    }

    public FlinkCluster address() {
        return new FlinkCluster(LOOPBACK, restPort);
    }

    /** One more, as an orchestrator starts one where another was lost. */
    public void addTaskManager() throws IOException {
        taskManagers.add(launch("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "384m"));
    }

    /** SIGKILL. */
    public void killTaskManager(int which) throws InterruptedException {
        taskManagers.remove(which).destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(taskManagers);
        if (jobManager != null) {
            all.add(jobManager);
        }
        all.forEach(Process::destroyForcibly);
    }

    private Process launch(String main, String heap) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> FLINK.matcher(entry).matches())
                        .collect(Collectors.joining(File.pathSeparator)),
                main,
                "--configDir",
                directory.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve("process-" + started++ + ".log").toFile())
                .start();
    }

    /** Checkpoints that the one running job has completed; 0 if none runs. */
    public long completedCheckpoints() throws Exception {
        for (JsonNode job : get("/jobs/overview").get("jobs")) {
            if (job.get("state").asText().equals("RUNNING")) {
                String path = "/jobs/" + job.get("jid").asText() + "/checkpoints";
                return get(path).at("/counts/completed").asLong();
            }
        }
        return 0;
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address() + path)).build();
        return new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private void awaitSlots(int slots) throws Exception {
        long until = System.nanoTime() + 120_000_000_000L;
        while (true) {
            try {
                if (get("/overview").get("slots-total").asInt() == slots) {
                    return;
                }
            } catch (IOException | NullPointerException e) {
                // It is not listening yet, or not ready.
            }
            if (System.nanoTime() > until || !jobManager.isAlive()) {
                throw new IllegalStateException("the cluster does not start; see " + directory);
            }
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
