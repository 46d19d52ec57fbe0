package org.loomwatch.notebook.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.loomwatch.notebook.run.JavaSession;

/**
 * A Jupyter kernel for Java on JShell: runs cells exactly as the build does. Jupyter starts it with its connection file; how to
 * install it stands in {@code notebooks/README.md}.
 */
public final class JavaKernel extends BaseKernel {

    /** The library tells of every message at INFO; kept in a field because loggers are held weakly. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("io.github.spencerpark");

    private final JavaSession session = new JavaSession();

    private JavaKernel() {}

    /** A cell stopped. */
    private static final class CellFailedException extends Exception {
        private static final long serialVersionUID = 1;

        CellFailedException(String message) {
            super(message, null, false, false);
        }
    }

    /** What a cell shows was shown by then, so it has no result of its own. */
    @Override
    public @Nullable DisplayData eval(String code) throws Exception {
        JavaSession.Outcome outcome = session.run(code);
        getIO().out.print(outcome.printed());
        getIO().out.flush();
        for (Map<String, String> bundle : outcome.shown()) {
            DisplayData data = new DisplayData();
            bundle.forEach(data::putData);
            display(data);
        }
        if (outcome.error().isPresent()) {
            throw new CellFailedException(outcome.error().get());
        }
        return null;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.specification.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    @Override
    public void onShutdown(boolean restarting) {
        session.close();
    }

    /** @param arguments Jupyter's connection file */
    public static void main(String[] arguments) throws Exception {
        LIBRARY_LOG.setLevel(Level.WARNING);
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        new JavaKernel().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }
}
