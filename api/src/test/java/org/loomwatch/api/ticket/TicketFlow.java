package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.warning.Warning;

/** What tests of tickets over HTTP share: a district with its people, a clock that they move, and the steps they take again and again. */
abstract class TicketFlow {

    static @TempDir Path data;
    static TicketDistrict district;

    /** A clock that tests move. */
    static final class MovedClock extends Clock {
        Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static final MovedClock CLOCK = new MovedClock();

    @BeforeAll
    static void open() {
        district = new TicketDistrict(data, CLOCK);
    }

    @AfterAll
    static void close() {
        district.close();
    }

    @BeforeEach
    void empty() {
        CLOCK.now = Instant.now();
        district.context
                .postgres()
                .useHandle(handle -> handle.execute(
                        "TRUNCATE ticket, ticket_warning, ticket_event, ticket_request, ticket_visit, ticket_photo, ticket_result,"
                                + " ticket_verdict, request_key, notice, notice_delivery CASCADE"));
        district.context.clickhouse();
    }

    static DispatchResult dispatch(YearMonth month) {
        return district.feature.dispatch().dispatch(month, Warning.LABOR_DISPUTE);
    }

    static ObjectNode body() {
        return Json.MAPPER.createObjectNode();
    }

    static JsonNode read(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }

    static String only(String login, String query) throws Exception {
        JsonNode items = district.json(login, "/api/v1/tickets?" + query).get("items");
        assertEquals(1, items.size(), items.toString());
        return items.get(0).get("id").asText();
    }

    static void done(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
    }

    static String photo() throws Exception {
        BufferedImage image = new BufferedImage(3000, 60, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        bytes.write("secret place: 22.69N 114.35E".getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static ObjectNode visit() {
        return body().put(
                        "visited_on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .put("met", "厂长")
                .put("notes", "欠薪两个月，已约谈");
    }

    static ObjectNode result() {
        return body().put("verdict", "averted")
                .put("reason", "wages_paid_after_visit")
                .put("found_on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .put("summary", "工资已补发");
    }
}
