package org.loomwatch.api.server;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file as the body of an answer: sent without being read into memory, and in parts where a client asks for them.
 *
 * @param path a file that does not change any more
 * @param name what a browser saves it as: letters, digits, dots and dashes
 * @param tag its strong entity tag, without quotation marks
 */
public record FileContent(Path path, String mediaType, String name, String tag) {

    public FileContent {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(tag, "tag");
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
    }
}
