package org.loomwatch.api.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Stacks as a picture. */
class FlameGraphTest {

    @Test
    void framesAreAsWideAsTheirShareAndStandOnTheirCallers() throws Exception {
        FlameGraph flames = new FlameGraph();
        for (int i = 0; i < 3000; i++) {
            flames.add(List.of("jobs.Outer.run", i % 4 == 0 ? "jobs.Inner<String>.a" : "jobs.Inner.b"));
        }
        flames.add(List.of("seen once"));
        String svg = flames.svg("a & b");
        assertEquals(3001, flames.samples());
        assertTrue(svg.contains("<title>jobs.Outer.run: 100.0 %</title>"), svg);
        assertTrue(svg.contains("<title>jobs.Inner&lt;String&gt;.a: 25.0 %</title>"), svg);
        assertFalse(svg.contains("seen once"), "too narrow to be seen");
        var drawn = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader(svg)));
        assertEquals(3, drawn.getElementsByTagName("g").getLength());
    }
}
