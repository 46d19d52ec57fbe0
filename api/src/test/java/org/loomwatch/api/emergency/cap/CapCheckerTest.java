package org.loomwatch.api.emergency.cap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loomwatch.domain.alert.AlertType;
import org.w3c.dom.Document;

/** Each kind of wrong message gets its own verdict, and right ones none. */
@Timeout(60)
class CapCheckerTest {

    private static final CapChecker CHECKER = new CapChecker(TrustedKeys.NONE);

    private static final String RIGHT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>44031041600000_20260907203000_0</identifier><sender>sz.weather.example</sender>
              <sent>2026-09-07T20:30:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
              <info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency>
                <severity>Severe</severity><certainty>Observed</certainty><expires>2026-09-08T02:30:00+08:00</expires>
                <parameter><valueName>level</valueName><value>orange</value></parameter>
                <area><areaDesc>东岭街道</areaDesc><polygon>22.6,114.3 22.7,114.3 22.7,114.4 22.6,114.3</polygon>
                  <circle>22.69,114.35 5</circle>
                  <geocode><valueName>loomwatch:area</valueName><value>A01</value></geocode></area></info>
            </alert>
            """;

    private static CapVerdict check(String xml) {
        return CHECKER.check(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rules(List<CapFinding> findings) {
        return findings.stream().map(CapFinding::rule).toList();
    }

    @Test
    void aRightMessageIsReadWhole() {
        CapVerdict verdict = check(RIGHT);
        assertEquals(List.of(), verdict.errors());
        assertEquals(List.of(), verdict.warnings());
        assertEquals("cap-1.2", verdict.format());
        var message = verdict.findMessage().orElseThrow();
        assertEquals(AlertType.ALERT, message.type());
        var area = message.infos().get(0).areas().get(0);
        assertEquals(114.3, area.polygons().get(0).get(0).longitude());
        assertEquals(5, area.circles().get(0).radiusKm());
        assertEquals("A01", area.geocodes().get(0).value());
    }

    @Test
    void theOldVersionsAreReadToo() {
        String one = RIGHT.replace("cap:1.2", "cap:1.1");
        assertEquals("cap-1.1", check(one).format());
        assertTrue(check(one).valid());
        String zero = RIGHT.replace("urn:oasis:names:tc:emergency:cap:1.2", "http://www.incident.com/cap/1.0")
                .replace("Observed", "Very Likely")
                .replace(
                        "<parameter><valueName>level</valueName><value>orange</value></parameter>",
                        "<parameter>level=orange</parameter>")
                .replace(
                        "<geocode><valueName>loomwatch:area</valueName><value>A01</value></geocode>",
                        "<geocode>loomwatch:area=A01</geocode>");
        CapVerdict verdict = check(zero);
        assertEquals(List.of(), verdict.errors());
        assertEquals(
                "A01",
                verdict.findMessage()
                        .orElseThrow()
                        .infos()
                        .get(0)
                        .areas()
                        .get(0)
                        .geocodes()
                        .get(0)
                        .value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "references.missing | <msgType>Alert | <msgType>Update",
                "references.missing | <msgType>Alert | <msgType>Cancel",
                "references.empty | <info> | <references/><info>",
                "references.format | <info> | <references>a,b</references><info>",
                "references.self | <info> | <references>sz.weather.example,44031041600000_20260907203000_0,2026-09-07T12:30:00+00:00</references><info>",
                "identifier.characters | 44031041600000_20260907203000_0 | a b",
                "sender.characters | sz.weather.example | a&lt;b",
                "china.identifier | 20260907203000_0 | 20260907203000_01",
                "china.identifier | 20260907203000_0 | 20261307203000_0",
                "scope.restriction | <scope>Public | <scope>Restricted",
                "scope.addresses | <scope>Public | <scope>Private",
                "time.offset | 2026-09-07T20:30:00+08:00 | 2026-09-07T20:30:00Z",
                "time.value | 2026-09-07T20:30:00+08:00 | 2026-09-07T24:00:00+08:00",
                "expires.order | 2026-09-08T02:30:00 | 2026-09-07T02:30:00",
                "event.blank | <event>暴雨 | <event>",
                "coordinates.swapped | 22.69,114.35 5 | 114.35,22.69 5",
                "coordinates.swapped | 22.6,114.3 22.7,114.3 22.7,114.4 22.6,114.3 | 114.3,22.6 114.3,22.7 114.4,22.7 114.3,22.6",
                "coordinates.range | 22.69,114.35 5 | 22.69,214.35 5",
                "polygon.self_crossing | 22.6,114.3 22.7,114.3 22.7,114.4 22.6,114.3 | 22.6,114.3 22.7,114.4 22.6,114.4 22.7,114.3 22.6,114.3",
                "polygon.closed | 22.7,114.4 22.6,114.3 | 22.7,114.4 22.6,114.4",
                "polygon.points | 22.6,114.3 22.7,114.3 22.7,114.4 22.6,114.3 | 22.6,114.3 22.7,114.3 22.6,114.3",
                "polygon.area | 22.6,114.3 22.7,114.3 22.7,114.4 22.6,114.3 | 22.6,114.3 22.7,114.3 22.65,114.3 22.6,114.3",
                "polygon.format | 22.6,114.3 22.7 | 22.6;114.3 22.7",
                "circle.format | 114.35 5< | 114.35<",
                "circle.radius | 114.35 5< | 114.35 -5<",
                "geocode.blank | <value>A01 | <value>",
                "ceiling.altitude | </area> | <ceiling>100</ceiling></area>",
                "schema.cvc-complex-type.2.4.a | <scope>Public</scope> | ``",
                "schema.cvc-enumeration-valid | Severe | Dreadful",
                "cap.namespace | emergency:cap:1.2 | emergency:cap:2.0",
                "cap.root | alert | alarm",
                "xml.syntax | </info> | </inf>",
            })
    void eachErrorHasItsRule(String rule, String from, String to) {
        CapVerdict verdict = check(RIGHT.replace(from, to));
        assertTrue(
                rules(verdict.errors()).contains(rule), () -> verdict.errors().toString());
        assertFalse(verdict.valid());
        assertEquals(!rule.equals("xml.syntax"), verdict.wellFormed());
        assertTrue(verdict.findMessage().isEmpty());
        verdict.errors().forEach(error -> assertFalse(error.path().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "circle.radius_zero | 114.35 5< | 114.35 0<",
                "restriction.scope | <info> | <restriction>x</restriction><info>",
                "note.exercise | >Actual< | >Exercise<",
                "onset.order | <expires> | <onset>2026-09-09T02:30:00+08:00</onset><expires>",
            })
    void whatIsOnlyOddIsAWarning(String rule, String from, String to) {
        String changed = RIGHT.replace(from, to);
        if (rule.equals("restriction.scope")) {
            changed = RIGHT.replace("</scope>", "</scope><restriction>x</restriction>");
        }
        CapVerdict verdict = check(changed);
        assertEquals(List.of(), verdict.errors());
        assertTrue(rules(verdict.warnings()).contains(rule), () -> verdict.warnings()
                .toString());
        assertTrue(verdict.valid());
    }

    @Test
    void attacksAreRefusedBeforeTheyAreRead() {
        String entity = RIGHT.replace("<alert", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert")
                .replace("东岭街道", "&x;");
        assertEquals(List.of("xml.doctype"), rules(check(entity).errors()));
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>";
        assertEquals(List.of("xml.doctype"), rules(check(bomb).errors()));
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertEquals(List.of("limit.depth"), rules(check(deep).errors()));
        String wide = "<a>" + "<b/>".repeat(60_000) + "</a>";
        assertEquals(List.of("limit.elements"), rules(check(wide).errors()));
        assertEquals(
                List.of("limit.size"), rules(CHECKER.check(new byte[100 << 20]).errors()));
        assertEquals(List.of("xml.syntax"), rules(CHECKER.check(new byte[0]).errors()));
    }

    @Test
    void encodingsAreThoseTheMessageDeclares() {
        assertTrue(check("\uFEFF" + RIGHT).valid());
        assertTrue(CHECKER.check(RIGHT.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))
                .valid());
        Charset gb = Charset.forName("GB18030");
        CapVerdict chinese = CHECKER.check(RIGHT.replace("UTF-8", "GB18030").getBytes(gb));
        assertEquals(List.of(), chinese.errors());
        assertEquals("暴雨", chinese.findMessage().orElseThrow().infos().get(0).event());
        assertEquals(
                List.of("xml.encoding"), rules(CHECKER.check(RIGHT.getBytes(gb)).errors()));
        assertEquals(
                List.of("xml.encoding"),
                rules(check(RIGHT.replace("UTF-8", "KLINGON")).errors()));
    }

    @Test
    void feedsListTheirMessages() {
        CapVerdict atom = check("""
                <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>t</title><updated>2026-09-07T20:30:00Z</updated>
                <entry><id>e1</id><title>x</title><updated>2026-09-07T20:30:00Z</updated>
                <link href="page.html" type="text/html"/><link href="m1.xml" type="application/cap+xml"/></entry></feed>""");
        assertTrue(atom.valid());
        assertEquals("m1.xml", atom.entries().get(0).link());
        CapVerdict rss = check("""
                <rss version="2.0"><channel><title>t</title><item><title>x</title><link>m1.xml</link></item></channel></rss>""");
        assertEquals("rss", rss.format());
        assertEquals("m1.xml", rss.entries().get(0).link());
    }

    @Test
    void aSignatureHoldsUntilSomethingIsChanged() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String signed = sign(RIGHT, pair);
        CapVerdict stranger = check(signed);
        assertEquals(List.of(), stranger.errors());
        assertEquals(SignatureState.VALID, stranger.signature());
        CapChecker knowing = new CapChecker(new TrustedKeys(Set.of(pair.getPublic())));
        assertEquals(
                SignatureState.TRUSTED,
                knowing.check(signed.getBytes(StandardCharsets.UTF_8)).signature());
        CapVerdict changed = check(signed.replace("orange", "red"));
        assertEquals(List.of("signature.invalid"), rules(changed.errors()));
        CapVerdict old = check(sign(RIGHT.replace("cap:1.2", "cap:1.1"), pair));
        assertEquals(List.of("schema.signature"), rules(old.errors()));
        assertTrue(old.findMessage().isPresent());
    }

    private static String sign(String xml, KeyPair pair) throws Exception {
        DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
        documents.setNamespaceAware(true);
        Document document =
                documents.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(factory.newReference(
                        "",
                        factory.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                        null,
                        null)));
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        factory.newXMLSignature(info, keys.newKeyInfo(List.of(keys.newKeyValue(pair.getPublic()))))
                .sign(new DOMSignContext(pair.getPrivate(), document.getDocumentElement()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toString(StandardCharsets.UTF_8);
    }
}
