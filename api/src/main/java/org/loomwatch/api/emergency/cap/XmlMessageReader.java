package org.loomwatch.api.emergency.cap;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Reads XML that strangers wrote. Document type declarations are refused before anything in them is looked at, so there are
 * no entities to expand and nothing outside is ever fetched; size, depth and number of elements are bounded.
 */
final class XmlMessageReader {

    private static final SAXParserFactory PARSERS = factory();

    /** Making a parser costs more than reading a message with it; one that met an error is not used again. */
    private static final ThreadLocal<XMLReader> KEPT = new ThreadLocal<>();

    private XmlMessageReader() {}

    /** Never throws for what the bytes hold: what is wrong with them is in the answer. */
    static XmlReading read(byte[] bytes) {
        if (bytes.length > XmlLimits.BYTES) {
            return unread(new CapFinding(
                    "limit.size",
                    "1:1",
                    "the file has %,d bytes, more than %,d".formatted(bytes.length, XmlLimits.BYTES),
                    "文件有 %,d 字节，超过上限 %,d 字节".formatted(bytes.length, XmlLimits.BYTES)));
        }
        XmlMessageHandler handler = new XmlMessageHandler();
        try {
            XMLReader reader = takeReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
            KEPT.set(reader);
            handler.release();
            if (handler.damagedText().isPresent()) {
                return unread(encoding(handler.damagedText().get(), "bytes that are no characters of the encoding"));
            }
            return new XmlReading(handler.root(), handler.version(), List.of(), handler.schemaFindings());
        } catch (LimitException e) {
            return unread(e.finding());
        } catch (SAXParseException e) {
            return unread(syntax(e));
        } catch (CharConversionException | UnsupportedEncodingException e) {
            return unread(encoding(handler.place(), String.valueOf(e.getMessage())));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return unread(new CapFinding(
                    "xml.syntax", handler.place(), "cannot be read: " + e.getMessage(), "无法读取：" + e.getMessage()));
        }
    }

    private static XMLReader takeReader() throws SAXException, ParserConfigurationException {
        XMLReader kept = KEPT.get();
        if (kept != null) {
            KEPT.remove();
            return kept;
        }
        XMLReader reader;
        synchronized (PARSERS) {
            reader = PARSERS.newSAXParser().getXMLReader();
        }
        reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return reader;
    }

    private static XmlReading unread(CapFinding finding) {
        return new XmlReading(null, null, List.of(finding), List.of());
    }

    private static CapFinding syntax(SAXParseException e) {
        String place = e.getLineNumber() + ":" + e.getColumnNumber();
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("doctype")) {
            return new CapFinding(
                    "xml.doctype",
                    place,
                    "has a document type declaration: refused, because it can define entities that read files, fetch"
                            + " addresses or expand without bound",
                    "含有文档类型声明（DOCTYPE），可借实体读取文件、访问网络或无限展开，拒绝读取");
        }
        if (lower.contains("encoding") || lower.contains("utf-8 sequence") || lower.contains("utf-16")) {
            return encoding(place, message);
        }
        if (lower.contains("jaxp0")) {
            return new CapFinding(
                    "limit.parser", place, "more than the parser's limits allow: " + message, "超出解析器限额：" + message);
        }
        return new CapFinding("xml.syntax", place, "not well-formed: " + message, "XML 格式错误：" + message);
    }

    private static CapFinding encoding(String place, String message) {
        return new CapFinding(
                "xml.encoding",
                place,
                "the bytes are not in the encoding the message declares: " + message,
                "字节与声明的字符编码不符：" + message);
    }

    private static SAXParserFactory factory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setValidating(false);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://apache.org/xml/features/allow-java-encodings", true);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the platform's XML parser cannot be made safe", e);
        }
    }

    /** Ends the reading of a message that costs too much. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CapFinding finding;

        LimitException(CapFinding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }

        CapFinding finding() {
            return finding;
        }
    }
}
