package org.loomwatch.api.emergency.cap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public keys of senders whose signatures count. */
public record TrustedKeys(Set<PublicKey> keys) {

    public static final TrustedKeys NONE = new TrustedKeys(Set.of());

    public TrustedKeys {
        keys = Set.copyOf(keys);
    }

    /**
     * The keys of PEM certificates.
     *
     * @param path one file, or a folder of {@code *.pem} and {@code *.crt}; nothing there means nobody is trusted
     * @throws CapException if a file holds no certificate
     */
    public static TrustedKeys load(Path path) {
        List<PublicKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(pem|crt|cer)"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .forEach(certificate -> keys.add(certificate.getPublicKey()));
                } catch (CertificateException e) {
                    throw new CapException(file + " holds no certificate: " + e.getMessage(), e);
                }
            }
        } catch (IOException e) {
            throw new CapException("cannot read certificates from " + path + ": " + e.getMessage(), e);
        }
        return new TrustedKeys(keys.stream().collect(Collectors.toSet()));
    }
}
