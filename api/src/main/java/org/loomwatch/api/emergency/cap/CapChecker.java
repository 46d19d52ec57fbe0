package org.loomwatch.api.emergency.cap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.AlertMessage;

/** Reads bytes that may be a CAP message or a feed of them, and says everything that is wrong with them. */
public final class CapChecker {

    private static final String UNKNOWN = "unknown";

    private final TrustedKeys trusted;

    public CapChecker(TrustedKeys trusted) {
        this.trusted = trusted;
    }

    /** Never throws for what the bytes hold. */
    public CapVerdict check(byte[] bytes) {
        XmlReading reading = XmlMessageReader.read(bytes);
        CapElement root = reading.root();
        if (root == null) {
            return new CapVerdict(
                    UNKNOWN,
                    false,
                    false,
                    reading.syntax(),
                    List.of(),
                    SignatureState.NONE,
                    CapVerdict.Head.NONE,
                    null,
                    List.of());
        }
        Optional<String> feed = FeedRules.findFormat(root);
        if (feed.isPresent()) {
            return feed(feed.get(), root);
        }
        CapVersion version = reading.version();
        if (version == null || !root.name().equals("alert")) {
            return stranger(root, version);
        }
        return message(bytes, root, version, reading.schema());
    }

    private CapVerdict message(byte[] bytes, CapElement root, CapVersion version, List<CapFinding> schema) {
        Findings findings = new Findings();
        findings.errors(schema);
        new CapRules(version, findings).check(root);
        SignatureState signature = CapSignatures.isSigned(root)
                ? CapSignatures.check(bytes, root.path(), trusted, findings)
                : SignatureState.NONE;
        boolean usable =
                findings.errors().stream().allMatch(error -> error.rule().equals(SchemaMessages.SIGNATURE));
        AlertMessage message = usable ? CapMessages.message(root) : null;
        return new CapVerdict(
                version.format(),
                true,
                schema.isEmpty(),
                findings.errors(),
                findings.warnings(),
                signature,
                head(root),
                message,
                List.of());
    }

    private static CapVerdict feed(String format, CapElement root) {
        Findings findings = new Findings();
        FeedRules.check(root, findings);
        return new CapVerdict(
                format,
                true,
                findings.errors().isEmpty(),
                findings.errors(),
                findings.warnings(),
                SignatureState.NONE,
                CapVerdict.Head.NONE,
                null,
                FeedRules.entries(root));
    }

    private static CapVerdict stranger(CapElement root, @Nullable CapVersion version) {
        Findings findings = new Findings();
        if (root.name().equals("alert")) {
            String namespace = root.namespace().isEmpty() ? "(none)" : root.namespace();
            findings.error(
                    "cap.namespace",
                    root.path(),
                    "namespace " + namespace + " is that of no CAP version",
                    "命名空间 " + namespace + " 不属于任何 CAP 版本");
        } else {
            findings.error(
                    "cap.root",
                    root.path(),
                    "the root element is " + root.name() + ", neither a CAP alert nor a feed",
                    "根元素是 " + root.name() + "，既不是 CAP 的 alert，也不是 Atom 或 RSS");
        }
        return new CapVerdict(
                version == null ? UNKNOWN : version.format(),
                true,
                false,
                findings.errors(),
                List.of(),
                SignatureState.NONE,
                head(root),
                null,
                List.of());
    }

    private static CapVerdict.Head head(CapElement root) {
        return new CapVerdict.Head(
                orNull(root, "identifier"),
                orNull(root, "sender"),
                orNull(root, "sent"),
                orNull(root, "status"),
                orNull(root, "msgType"));
    }

    private static @Nullable String orNull(CapElement root, String name) {
        String text = root.textOf(name);
        return text.isEmpty() ? null : text;
    }
}
