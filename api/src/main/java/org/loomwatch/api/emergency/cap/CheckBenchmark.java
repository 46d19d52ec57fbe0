package org.loomwatch.api.emergency.cap;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/** How many messages a second are read and fully checked, on one thread. */
public final class CheckBenchmark {

    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 5_000;

    private CheckBenchmark() {}

    /**
     * @param bytes size of the message that was checked over and over
     * @param cpuSeconds what this thread had of the processor: on a busy machine less than the time that passed
     */
    public record Figures(
            int messages,
            int bytes,
            double seconds,
            double cpuSeconds,
            long messagesPerSecond,
            long messagesPerCpuSecond) {}

    /** Checks one message of common size: two languages, two polygons of forty points, twenty parameters. */
    public static Figures run() {
        byte[] message = message();
        CapChecker checker = new CapChecker(TrustedKeys.NONE);
        for (int i = 0; i < WARM_UP; i++) {
            requireValid(checker.check(message));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuStart = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < MEASURED; i++) {
            requireValid(checker.check(message));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e9;
        return new Figures(
                MEASURED, message.length, seconds, cpu, Math.round(MEASURED / seconds), Math.round(MEASURED / cpu));
    }

    private static void requireValid(CapVerdict verdict) {
        if (!verdict.valid()) {
            throw new IllegalStateException("the benchmark's own message is not valid: " + verdict.errors());
        }
    }

    private static byte[] message() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                <identifier>44031041600000_20260907203000_0</identifier><sender>bench.loomwatch.example</sender>
                <sent>2026-09-07T20:30:00+08:00</sent><status>Test</status><msgType>Alert</msgType><scope>Public</scope>
                """);
        for (String language : new String[] {"zh-CN", "en-US"}) {
            xml.append("<info><language>").append(language).append("</language><category>Met</category>");
            xml.append("<event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity>");
            xml.append("<certainty>Observed</certainty><expires>2026-09-08T02:30:00+08:00</expires>");
            xml.append("<headline>暴雨橙色预警信号 Rainstorm orange</headline>");
            xml.append("<description>")
                    .append("过去三小时降雨量已达五十毫米且雨势持续。".repeat(10))
                    .append("</description>");
            for (int i = 0; i < 20; i++) {
                xml.append("<parameter><valueName>p").append(i).append("</valueName><value>v</value></parameter>");
            }
            xml.append("<area><areaDesc>东岭街道</areaDesc><polygon>");
            for (int i = 0; i <= 40; i++) {
                double angle = 2 * Math.PI * (i % 40) / 40;
                xml.append(i == 0 ? "" : " ")
                        .append(22.69 + 0.05 * Math.sin(angle))
                        .append(',')
                        .append(114.35 + 0.05 * Math.cos(angle));
            }
            xml.append("</polygon></area></info>");
        }
        return xml.append("</alert>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
