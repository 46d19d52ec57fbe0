package org.loomwatch.api.emergency.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Key;
import java.security.KeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyValue;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Verifies enveloped XML signatures of messages that were read safely before. Senders of CAP still sign with SHA-1, which
 * the platform refuses by default; so its blanket switch is off and this class itself allows only what a CAP signature
 * needs: the whole document, canonical XML, RSA, ECDSA or DSA.
 */
final class CapSignatures {

    private static final String NAMESPACE = XMLSignature.XMLNS;
    private static final int MOST_SIGNATURES = 5;

    private static final Set<String> TRANSFORMS = Set.of(
            Transform.ENVELOPED,
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    private static final Set<String> SIGNATURE_METHODS = Set.of(
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    private CapSignatures() {}

    static boolean isSigned(CapElement root) {
        return root.children().stream()
                .anyMatch(child ->
                        child.name().equals("Signature") && child.namespace().equals(NAMESPACE));
    }

    /** Checks every signature that stands directly in the alert, and adds what is wrong to the findings. */
    static SignatureState check(byte[] bytes, String path, TrustedKeys trusted, Findings findings) {
        boolean known = false;
        try {
            Document document = document(bytes);
            List<Element> signatures = signatures(document.getDocumentElement());
            if (signatures.size() > MOST_SIGNATURES) {
                return unverifiable("more than " + MOST_SIGNATURES + " signatures", path, findings);
            }
            for (Element element : signatures) {
                XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
                KeyFromMessage keys = new KeyFromMessage();
                DOMValidateContext context = new DOMValidateContext(keys, element);
                context.setProperty("org.jcp.xml.dsig.secureValidation", false);
                XMLSignature signature = factory.unmarshalXMLSignature(context);
                Optional<String> refused = refuse(signature);
                if (refused.isPresent()) {
                    return unverifiable(refused.get(), path, findings);
                }
                if (!signature.validate(context)) {
                    findings.error(
                            "signature.invalid",
                            path + "/Signature",
                            "the signature does not fit: the message was changed after it was signed",
                            "签名与内容不符：签名后内容被改动");
                    return SignatureState.INVALID;
                }
                known |= keys.used != null && trusted.keys().contains(keys.used);
            }
        } catch (MarshalException
                | XMLSignatureException
                | ParserConfigurationException
                | SAXException
                | IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return unverifiable(String.valueOf(cause.getMessage()), path, findings);
        }
        if (!known) {
            findings.warning(
                    "signature.untrusted",
                    path + "/Signature",
                    "the signature fits, but its key is none of the trusted ones",
                    "签名与内容相符，但签名密钥不在受信名单中");
        }
        return known ? SignatureState.TRUSTED : SignatureState.VALID;
    }

    private static SignatureState unverifiable(String reason, String path, Findings findings) {
        findings.warning(
                "signature.unverifiable",
                path + "/Signature",
                "the signature cannot be checked: " + reason,
                "签名无法验证：" + reason);
        return SignatureState.UNVERIFIABLE;
    }

    private static Optional<String> refuse(XMLSignature signature) {
        String method = signature.getSignedInfo().getSignatureMethod().getAlgorithm();
        if (!SIGNATURE_METHODS.contains(method)) {
            return Optional.of("algorithm " + method + " is not accepted");
        }
        List<Reference> references = signature.getSignedInfo().getReferences();
        if (references.size() != 1 || !"".equals(references.get(0).getURI())) {
            return Optional.of("it does not sign exactly the whole message");
        }
        List<Transform> transforms = references.get(0).getTransforms();
        for (Transform transform : transforms) {
            if (!TRANSFORMS.contains(transform.getAlgorithm())) {
                return Optional.of("transform " + transform.getAlgorithm() + " is not accepted");
            }
        }
        return Optional.empty();
    }

    private static List<Element> signatures(Element root) {
        List<Element> found = new java.util.ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && NAMESPACE.equals(element.getNamespaceURI())
                    && "Signature".equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document document(byte[] bytes) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    /** The public key the message brings along; whether to believe it is another question. */
    private static final class KeyFromMessage extends KeySelector {

        private @Nullable PublicKey used;

        @Override
        public KeySelectorResult select(
                @Nullable KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            if (info != null) {
                List<XMLStructure> structures = info.getContent();
                for (XMLStructure structure : structures) {
                    PublicKey key = key(structure);
                    if (key != null) {
                        used = key;
                        return () -> (Key) key;
                    }
                }
            }
            throw new KeySelectorException("it brings no key along");
        }

        private static @Nullable PublicKey key(XMLStructure structure) throws KeySelectorException {
            try {
                if (structure instanceof KeyValue value) {
                    return value.getPublicKey();
                }
            } catch (KeyException e) {
                throw new KeySelectorException(e);
            }
            if (structure instanceof X509Data data) {
                for (Object content : data.getContent()) {
                    if (content instanceof X509Certificate certificate) {
                        return certificate.getPublicKey();
                    }
                }
            }
            return null;
        }
    }
}
