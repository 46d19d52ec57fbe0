package org.loomwatch.api.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Problem;

/**
 * The files of the web app, from the class path. Files under {@code assets/} carry a hash in their name and never change;
 * everything else is asked for anew. An address that is no file belongs to the app's own router and gets its page.
 */
final class WebApp {

    private static final String ROOT = "/web/";
    private static final String PAGE = "index.html";
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    /** A file with its strong tag; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record StaticFile(String mediaType, byte[] body, String tag) {}

    void serve(Context context) {
        String path = context.path().substring(1);
        Optional<StaticFile> found = find(path);
        boolean lasting = found.isPresent() && path.startsWith("assets/");
        StaticFile file = found.or(() -> isFileName(path) ? Optional.empty() : find(PAGE))
                .orElseThrow(() -> Problem.notFound("没有此地址", "there is nothing at this address"));
        context.status(200);
        context.header("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        ResponseWriter.writeTagged(context, file.mediaType(), file.body(), file.tag());
    }

    /** Pages may have dots in their addresses too, such as that of an account: only what ends like a file of ours is one. */
    private static boolean isFileName(String path) {
        return path.lastIndexOf('.') > path.lastIndexOf('/') && MEDIA_TYPES.containsKey(extensionOf(path));
    }

    private static String extensionOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Optional<StaticFile> find(String path) {
        String extension = extensionOf(path);
        if (!FILE.matcher(path).matches() || !MEDIA_TYPES.containsKey(extension)) {
            return Optional.empty();
        }
        // Only what exists is remembered: names asked for in vain are without bound.
        return Optional.ofNullable(files.computeIfAbsent(path, name -> load(name, MEDIA_TYPES.get(extension))));
    }

    private static @Nullable StaticFile load(String path, String mediaType) {
        try (InputStream in = WebApp.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                return null;
            }
            byte[] body = in.readAllBytes();
            return new StaticFile(mediaType, body, ResponseWriter.tagOf(body));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ROOT + path, e);
        }
    }
}
