package org.loomwatch.api.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A library that this module names for its tests only is left out of what is built, even if another module needs it when it runs; tests, which
 * have it, do not notice.
 */
class RuntimeLibrariesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void nothingThatAnotherModuleNeedsIsForTestsOnly() throws Exception {
        Set<String> left = libraries(Path.of("pom.xml"), true);
        Set<String> needed = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path pom : modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                needed.addAll(libraries(pom, false));
            }
        }
        left.retainAll(needed);
        assertEquals(Set.of(), left);
    }

    /** The libraries of a module, for tests only or not, as group:artifact:type:classifier. */
    private static Set<String> libraries(Path pom, boolean forTests) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        Set<String> found = new TreeSet<>();
        for (Element all : children(project, "dependencies")) {
            for (Element library : children(all, "dependency")) {
                if (text(library, "scope").equals("test") == forTests) {
                    found.add(String.join(
                            ":",
                            text(library, "groupId"),
                            text(library, "artifactId"),
                            text(library, "type"),
                            text(library, "classifier")));
                }
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }
}
