package org.loomwatch.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.loomwatch.store.postgres.SharedPrograms;

/**
 * Gives tests both real engines, started once for all test classes of a JVM, migrated, in a data directory that goes
 * away with the JVM. A test asks for them by a parameter of type {@link Stores} or {@link StoreSettings}:
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedStores.class)
 * class SomethingTest {
 *     @BeforeAll
 *     static void open(Stores stores) { ... }
 * }
 * }</pre>
 *
 * <p>Tests share the tables, so each uses keys of its own or empties what it is going to fill.
 */
public final class EmbeddedStores implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(EmbeddedStores.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stores.class || type == StoreSettings.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Stores.class ? running.stores : running.settings;
    }

    private record Running(StoreSettings settings, Stores stores) implements AutoCloseable {

        static Running start() {
            try {
                Path root = Files.createTempDirectory("loomwatch-stores");
                StoreSettings settings = StoreSettings.embedded(SharedPrograms.link(DataDirectory.create(root)));
                return new Running(settings, Stores.open(settings));
            } catch (IOException e) {
                throw new StoreException("cannot make a directory for the stores of the tests", e);
            }
        }

        @Override
        public void close() throws IOException {
            stores.close();
            DirectoryTree.delete(settings.dataDirectory().root());
        }
    }
}
