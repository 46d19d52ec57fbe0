package org.loomwatch.api.emergency.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of the message being read: name, text and children, with its place for findings. */
final class CapElement {

    private final String namespace;
    private final String name;
    private final String path;
    private final Map<String, String> attributes;
    private final StringBuilder text = new StringBuilder();
    private final List<CapElement> children = new ArrayList<>();

    CapElement(String namespace, String name, String path, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.path = path;
        this.attributes = attributes;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    /** An attribute without namespace; empty if there is none. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** Its own text, without surrounding white space. */
    String text() {
        return text.toString().strip();
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    List<CapElement> children() {
        return children;
    }

    /** Children of this name in the same namespace. */
    List<CapElement> list(String child) {
        return children.stream()
                .filter(element -> element.name.equals(child) && element.namespace.equals(namespace))
                .toList();
    }

    Optional<CapElement> find(String child) {
        for (CapElement element : children) {
            if (element.name.equals(child) && element.namespace.equals(namespace)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** Text of a child; empty if there is none. */
    String textOf(String child) {
        return find(child).map(CapElement::text).orElse("");
    }
}
