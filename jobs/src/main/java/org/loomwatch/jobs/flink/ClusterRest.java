package org.loomwatch.jobs.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is asked of a cluster beside running a job: how much room it has, and an end to jobs whose client has died. */
public final class ClusterRest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
    private static final long LOOK_MILLIS = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;

    public ClusterRest(FlinkCluster cluster) {
        base = "http://" + cluster;
    }

    /** Task slots of the cluster, used or not; at least 1. */
    public int slots() {
        return Math.max(1, get("/overview").get("slots-total").asInt());
    }

    /** Cancels every job of this name that has not ended, and waits for its end. */
    public void endJobs(String name) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<String> running = running(name);
        for (String id : running) {
            send(HttpRequest.newBuilder(URI.create(base + "/jobs/" + id + "?mode=cancel"))
                    .method("PATCH", HttpRequest.BodyPublishers.noBody()));
        }
        while (!running.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("jobs " + running + " of an earlier run do not end");
            }
            pause();
            running = running(name);
        }
    }

    private List<String> running(String name) {
        List<String> ids = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").get("jobs")) {
            if (job.get("name").asText().equals(name)
                    && !ENDED.contains(job.get("state").asText())) {
                ids.add(job.get("jid").asText());
            }
        }
        return ids;
    }

    private JsonNode get(String path) {
        try {
            return MAPPER.readTree(send(HttpRequest.newBuilder(URI.create(base + path))));
        } catch (IOException e) {
            throw new IllegalStateException("the Flink cluster at " + base + " answers no JSON", e);
        }
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("the Flink cluster at " + base + " answers " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the Flink cluster", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the Flink cluster at " + base + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the Flink cluster", e);
        }
    }
}
