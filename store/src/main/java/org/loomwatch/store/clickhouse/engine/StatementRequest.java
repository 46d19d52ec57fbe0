package org.loomwatch.store.clickhouse.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One statement as it comes over ClickHouse's HTTP interface.
 *
 * @param text the SQL, with the data of an insert behind it
 * @param settings by name, for this statement only
 * @param parameters values of <code>{name:Type}</code> in the SQL
 */
record StatementRequest(
        String queryId,
        Optional<String> database,
        String format,
        Map<String, String> settings,
        Map<String, String> parameters,
        InputStream text) {

    private static final String PARAMETER_PREFIX = "param_";

    /** Parameters of the interface itself that are honoured elsewhere or mean nothing on a loopback connection. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "query",
            "query_id",
            "database",
            "user",
            "password",
            "default_format",
            "wait_end_of_query",
            "buffer_size",
            "client_protocol_version",
            "quota_key",
            "enable_http_compression");

    /** What a server could do and this endpoint cannot; silence would give wrong results. */
    private static final Set<String> UNSUPPORTED = Set.of("compress", "decompress", "session_id", "role");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    static StatementRequest of(Request request) throws EngineException {
        Fields fields = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        HttpFields headers = request.getHeaders();
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Fields.Field field : fields) {
            String name = field.getName();
            String value = field.getValue();
            if (UNSUPPORTED.contains(name)) {
                if (!value.isEmpty() && !value.equals("0")) {
                    throw EngineException.of(
                            EngineException.NOT_IMPLEMENTED,
                            "NOT_IMPLEMENTED",
                            "The embedded engine does not support " + name + "=" + value);
                }
            } else if (name.startsWith(PARAMETER_PREFIX)) {
                parameters.put(requireName(name), value);
            } else if (!NOT_SETTINGS.contains(name)) {
                settings.put(requireName(name), value);
            }
        }
        String queryId = first(headers.get("X-ClickHouse-Query-Id"), fields.getValue("query_id"))
                .orElseGet(() -> UUID.randomUUID().toString());
        return new StatementRequest(
                queryId,
                first(headers.get("X-ClickHouse-Database"), fields.getValue("database")),
                first(headers.get("X-ClickHouse-Format"), fields.getValue("default_format"))
                        .orElse("TabSeparated"),
                settings,
                parameters,
                text(fields.getValue("query"), Content.Source.asInputStream(request)));
    }

    /** The statement that makes settings and parameters hold, if there are any. */
    Optional<String> setStatement() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(parameters);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + SqlText.quote(entry.getValue()))
                        .collect(Collectors.joining(", ", "SET ", "")));
    }

    private static InputStream text(@Nullable String query, InputStream body) {
        return query == null
                ? body
                : new SequenceInputStream(
                        new ByteArrayInputStream((query + "\n").getBytes(StandardCharsets.UTF_8)), body);
    }

    private static Optional<String> first(@Nullable String one, @Nullable String other) {
        return Optional.ofNullable(one == null || one.isEmpty() ? other : one).filter(value -> !value.isEmpty());
    }

    private static String requireName(String name) throws EngineException {
        if (!NAME.matcher(name).matches()) {
            throw EngineException.of(115, "UNKNOWN_SETTING", "Unknown setting " + SqlText.quote(name));
        }
        return name;
    }
}
