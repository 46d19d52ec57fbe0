package org.loomwatch.api.notice.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides where this server may send to. Whoever may name an address could otherwise make the server talk to machines that
 * only it can reach. A name is looked up once, every address it stands for is judged, and the connection goes to the address
 * that was judged: what the name stands for a moment later does not matter.
 */
public final class TargetGuard {

    /** Not for the public: RFC 6890 and its registries, and what embeds an IPv4 address in an IPv6 one. */
    private static final List<Network> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    private final List<Network> allowed;

    /** @param allowed networks that are opened although they are closed by default */
    public TargetGuard(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * What is wrong with an address whatever its name stands for: only {@code http} and {@code https}, no user name.
     *
     * @throws TargetRefusedException if it will never be sent to
     */
    public static URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                throw new TargetRefusedException("expected http(s)://host[:port]/path without user name: " + url);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new TargetRefusedException("this is no address: " + url);
        }
    }

    /**
     * The one address to connect to.
     *
     * @throws TargetRefusedException if any address that the name stands for is closed
     * @throws UnknownHostException if the name stands for none now
     */
    public InetAddress resolve(URI uri) throws UnknownHostException {
        String host = uri.getHost();
        InetAddress[] addresses = InetAddress.getAllByName(host);
        List<InetAddress> closed =
                Arrays.stream(addresses).filter(address -> !isOpen(address)).toList();
        if (!closed.isEmpty()) {
            throw new TargetRefusedException(host + " stands for "
                    + closed.get(0).getHostAddress() + ", an address inside; a setting can allow its network");
        }
        return addresses[0];
    }

    boolean isOpen(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address))
                || CLOSED.stream().noneMatch(network -> network.contains(address));
    }
}
