package org.loomwatch.api.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.loomwatch.api.problem.Text;

/** How a parameter's text becomes a value, and how OpenAPI describes it. */
public interface ParameterType<T> {

    /** @throws InvalidValue if the text is not of this type */
    T parse(String text);

    /** JSON Schema of the text. */
    ObjectNode schema();

    /** Says what was expected instead. */
    final class InvalidValue extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Text expected;

        public InvalidValue(String zh, String en) {
            super(en, null, false, false);
            this.expected = new Text(zh, en);
        }

        public Text expected() {
            return expected;
        }
    }
}
