package org.loomwatch.api.emergency.cap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.cap.XmlMessageReader.LimitException;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Builds the tree of a message, keeps the limits, and passes everything to the schema of the version on the way. */
final class XmlMessageHandler extends DefaultHandler {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int MOST_SCHEMA_FINDINGS = 50;

    private final Deque<CapElement> open = new ArrayDeque<>();
    private final Deque<Map<String, Integer>> positions = new ArrayDeque<>();
    private final List<CapFinding> schemaFindings = new ArrayList<>();
    private final List<String[]> prefixes = new ArrayList<>();
    private @Nullable CapElement root;
    private @Nullable CapVersion version;
    private @Nullable ValidatorHandler validator;
    private @Nullable Locator locator;
    private @Nullable String damaged;
    private int elements;
    private String lastPath = "/";

    @Nullable
    CapElement root() {
        return root;
    }

    @Nullable
    CapVersion version() {
        return version;
    }

    List<CapFinding> schemaFindings() {
        return List.copyOf(schemaFindings);
    }

    /** Where text holds a character that stands for bytes that could not be decoded. */
    Optional<String> damagedText() {
        return Optional.ofNullable(damaged);
    }

    /** To be called when the message was read to its end without trouble. */
    void release() {
        if (validator != null && version != null) {
            CapSchemas.giveBack(version, validator);
        }
    }

    String place() {
        return locator == null ? "1:1" : locator.getLineNumber() + ":" + locator.getColumnNumber();
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (root == null) {
            prefixes.add(new String[] {prefix, uri});
        } else if (validator != null) {
            validator.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        if (++elements > XmlLimits.ELEMENTS) {
            throw limit("limit.elements", "more than %,d elements", "元素超过 %,d 个", XmlLimits.ELEMENTS);
        }
        if (open.size() >= XmlLimits.DEPTH) {
            throw limit("limit.depth", "elements nested deeper than %d", "元素嵌套超过 %d 层", XmlLimits.DEPTH);
        }
        if (attributes.getLength() > XmlLimits.ATTRIBUTES) {
            throw limit(
                    "limit.attributes",
                    "more than %d attributes of one element",
                    "单个元素的属性超过 %d 个",
                    XmlLimits.ATTRIBUTES);
        }
        CapElement element = new CapElement(namespace, name, path(name), copy(attributes));
        if (root == null) {
            root = element;
            startValidation(namespace);
        } else {
            open.element().children().add(element);
        }
        open.push(element);
        positions.push(new HashMap<>());
        lastPath = element.path();
        if (validator != null) {
            validator.startElement(namespace, name, qualified, attributes);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (damaged == null) {
            for (int i = start; i < start + length; i++) {
                if (characters[i] == REPLACEMENT) {
                    damaged = open.isEmpty() ? "/" : open.element().path();
                    break;
                }
            }
        }
        if (!open.isEmpty()) {
            open.element().append(characters, start, length);
        }
        if (validator != null) {
            validator.characters(characters, start, length);
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        lastPath = open.element().path();
        if (validator != null) {
            validator.endElement(namespace, name, qualified);
        }
        open.pop();
        positions.pop();
    }

    @Override
    public void endDocument() throws SAXException {
        if (validator != null) {
            validator.endDocument();
        }
    }

    /** What the parser itself cannot go on from. */
    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    private void startValidation(String namespace) throws SAXException {
        version = CapVersion.find(namespace).orElse(null);
        if (version == null) {
            return;
        }
        ValidatorHandler handler = CapSchemas.take(version);
        handler.setErrorHandler(new SchemaErrors());
        if (locator != null) {
            handler.setDocumentLocator(locator);
        }
        handler.startDocument();
        for (String[] prefix : prefixes) {
            handler.startPrefixMapping(prefix[0], prefix[1]);
        }
        validator = handler;
    }

    private static Map<String, String> copy(Attributes attributes) {
        if (attributes.getLength() == 0) {
            return Map.of();
        }
        Map<String, String> copy = new HashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getURI(i).isEmpty()) {
                copy.put(attributes.getLocalName(i), attributes.getValue(i));
            }
        }
        return copy;
    }

    private String path(String name) {
        if (open.isEmpty()) {
            return "/" + name;
        }
        int position = positions.element().merge(name, 1, Integer::sum);
        return open.element().path() + "/" + name + "[" + position + "]";
    }

    private LimitException limit(String rule, String en, String zh, int limit) {
        return new LimitException(new CapFinding(rule, place(), en.formatted(limit), zh.formatted(limit)));
    }

    /** Turns what the schema's validator says into findings with the place in the message. */
    private final class SchemaErrors extends DefaultHandler {

        @Override
        public void error(SAXParseException e) {
            if (schemaFindings.size() < MOST_SCHEMA_FINDINGS) {
                CapFinding finding = SchemaMessages.finding(String.valueOf(e.getMessage()), lastPath);
                // One wrong value is reported twice: as a value and as the type of its element.
                boolean repeated = finding.rule().equals("schema.cvc-type.3.1.3")
                        && schemaFindings.stream()
                                .anyMatch(earlier -> earlier.path().equals(lastPath));
                if (!repeated) {
                    schemaFindings.add(finding);
                }
            }
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
