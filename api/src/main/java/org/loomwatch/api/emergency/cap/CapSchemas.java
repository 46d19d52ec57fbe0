package org.loomwatch.api.emergency.cap;

import java.net.URL;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;

/** The schemas of the CAP versions, compiled once. They include nothing from outside. */
final class CapSchemas {

    private static final Map<CapVersion, Schema> SCHEMAS = load();

    /** Validators that have done their work and can do it again. */
    private static final ThreadLocal<Map<CapVersion, ValidatorHandler>> IDLE =
            ThreadLocal.withInitial(() -> new EnumMap<>(CapVersion.class));

    private CapSchemas() {}

    static ValidatorHandler take(CapVersion version) {
        ValidatorHandler idle = IDLE.get().remove(version);
        return idle != null
                ? idle
                : Objects.requireNonNull(SCHEMAS.get(version)).newValidatorHandler();
    }

    static void giveBack(CapVersion version, ValidatorHandler validator) {
        IDLE.get().put(version, validator);
    }

    private static Map<CapVersion, Schema> load() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            Map<CapVersion, Schema> schemas = new EnumMap<>(CapVersion.class);
            for (CapVersion version : CapVersion.values()) {
                URL file = CapSchemas.class.getResource(version.format() + ".xsd");
                schemas.put(version, factory.newSchema(Objects.requireNonNull(file, version.format())));
            }
            return schemas;
        } catch (SAXException e) {
            throw new IllegalStateException("a bundled CAP schema cannot be compiled", e);
        }
    }
}
