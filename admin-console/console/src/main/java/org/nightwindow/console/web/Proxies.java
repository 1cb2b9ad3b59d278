package org.nightwindow.console.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The reverse proxies whose word is believed on who asks (`X-Forwarded-For`). Anybody can write that header, so of
/// what comes from somebody else it is ignored, and of what comes through a proxy only what proxies have added
/// counts: read from the right, the first address that is no proxy's.
///
/// @param networks empty: nobody is believed
public record Proxies(List<Network> networks) {
    public static final Proxies NONE = new Proxies(List.of());

    private static final String HEADER = "X-Forwarded-For";
    private static final int IPV6_CUSTOMER_BYTES = 8;

    public Proxies {
        networks = List.copyOf(networks);
    }

    /// Addresses that begin alike.
    ///
    /// @param address of it
    /// @param bits that all have in common
    public record Network(InetAddress address, int bits) {
        /// @param text `10.1.2.3`, `10.0.0.0/8` or `fd00::/8`
        public static Optional<Network> parse(String text) {
            String[] parts = text.strip().split("/", 2);
            return literal(parts[0]).flatMap(address -> {
                int all = address.getAddress().length * Byte.SIZE;
                if (parts.length == 1) {
                    return Optional.of(new Network(address, all));
                }
                return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= all
                        ? Optional.of(new Network(address, Integer.parseInt(parts[1])))
                        : Optional.empty();
            });
        }

        boolean has(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] its = other.getAddress();
            if (mine.length != its.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int at = Byte.SIZE - 1 - bit % Byte.SIZE;
                if ((mine[bit / Byte.SIZE] >> at & 1) != (its[bit / Byte.SIZE] >> at & 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Whoever counts as one: an IPv4 address, or the 64 bits of IPv6 that one customer has.
    public String visitor(Context ctx) {
        return visitor(ctx.ip(), Collections.list(ctx.req().getHeaders(HEADER)));
    }

    /// @param peer who is at the other end of the line
    /// @param forwarded the header's values, in their order
    String visitor(String peer, List<String> forwarded) {
        Optional<InetAddress> believed = literal(peer);
        List<String> said = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        for (int i = said.size() - 1; i >= 0 && believed.filter(this::trusts).isPresent(); i--) {
            Optional<InetAddress> before = literal(withoutPort(said.get(i).strip()));
            if (before.isEmpty()) {
                break; // what nobody can read hides nobody: the proxy itself counts
            }
            believed = before;
        }
        return believed.map(Proxies::customer).orElse(peer);
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }

    private static String customer(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_CUSTOMER_BYTES))
                : address.getHostAddress();
    }

    /// `192.0.2.1:4711`, `[2001:db8::1]:4711`
    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            return text.substring(1).replaceFirst("].*", "");
        }
        return text.chars().filter(c -> c == ':').count() == 1 ? text.substring(0, text.indexOf(':')) : text;
    }

    /// Never asks a name server.
    private static Optional<InetAddress> literal(String text) {
        return Stream.of(text)
                .filter(one -> one.matches("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"))
                .<InetAddress>mapMulti((one, found) -> {
                    try {
                        found.accept(InetAddress.ofLiteral(one));
                    } catch (IllegalArgumentException e) {
                        // no address
                    }
                })
                .findFirst();
    }
}
