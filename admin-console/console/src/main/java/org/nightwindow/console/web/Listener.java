package org.nightwindow.console.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of the console's three doors: an address, its own transport security, and only its own routes. Each request
/// runs on a virtual thread.
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /// A kiosk sends every 5 to 30 s and keeps its connection; a new one costs both sides a handshake.
    private static final long IDLE_MS = 75_000;

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// In memory only, so its password protects nothing.
    private static final String IN_MEMORY = "in-memory";

    /// @param name `kiosk`, `staff` or `public`; for logs
    /// @param bind address to listen on
    /// @param port 0 for any free one
    /// @param host name or address under which [Listener#url()] is given
    /// @param maxRequestBytes a longer body is refused with 413
    public record Address(String name, String bind, int port, String host, long maxRequestBytes) {}

    /// @param identity key and chain of the listener
    /// @param clientCa when present, clients are asked for a certificate of this authority; one without is let in,
    ///     and the routes decide, because enrolment comes before the first certificate
    public record Tls(KeyStore.PrivateKeyEntry identity, Optional<X509Certificate> clientCa) {}

    private final Javalin javalin;
    private final Optional<SslContextFactory.Server> ssl;
    private final String name;
    private final String url;

    /// Binds the address and starts to answer.
    ///
    /// @throws io.javalin.util.JavalinBindException when the address is taken
    public static Listener start(Address address, Optional<Tls> tls, Consumer<RoutesConfig> routes) {
        return start(address, tls, routes, System::nanoTime);
    }

    /// @param nanos as [System#nanoTime()]; for tests of what takes long
    static Listener start(Address address, Optional<Tls> tls, Consumer<RoutesConfig> routes, LongSupplier nanos) {
        return new Listener(address, tls, routes, nanos);
    }

    private Listener(Address address, Optional<Tls> tls, Consumer<RoutesConfig> routes, LongSupplier nanos) {
        this.name = address.name();
        this.ssl = tls.map(Listener::sslContext);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = address.maxRequestBytes();
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(server -> server.setHandler(new BodyPace(nanos)));
            config.routes.exception(BodyPace.TooSlow.class, (e, ctx) -> {
                LOG.warn("{} {} was given up: {}", ctx.method(), address.name(), e.getMessage());
                ctx.status(HttpStatus.REQUEST_TIMEOUT).header("Connection", "close");
            });
            config.jetty.addConnector((server, http) -> {
                ServerConnector connector = new ServerConnector(server, factories(http));
                connector.setHost(address.bind());
                connector.setPort(address.port());
                connector.setIdleTimeout(IDLE_MS);
                return connector;
            });
            routes.accept(config.routes);
        });
        javalin.start();
        this.url = (ssl.isPresent() ? "https" : "http") + "://" + address.host() + ":" + javalin.port();
    }

    /// `kiosk`, `staff` or `public`.
    public String name() {
        return name;
    }

    /// Where it answers, without a slash at the end.
    public String url() {
        return url;
    }

    /// Everything it answers: `GET /sign-in`.
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
                .filter(route -> route.matches("(GET|POST|PUT|DELETE|PATCH) .*"))
                .sorted()
                .toList();
    }

    /// Who each of [#routes] is open to, by the same text. On listeners without roles every set is empty.
    public Map<String, Set<RouteRole>> roles() {
        Map<String, Set<RouteRole>> roles = new TreeMap<>();
        javalin.unsafe
                .internalRouter
                .allHttpHandlers()
                .forEach(handler -> roles.put(
                        handler.endpoint.method + " " + handler.endpoint.path,
                        Optional.ofNullable(handler.endpoint.metadata(Roles.class))
                                .map(Roles::getRoles)
                                .orElse(Set.of())));
        roles.keySet().retainAll(routes());
        return roles;
    }

    /// Takes a new key and certificate for new connections; those that are open keep the old one.
    public void renew(Tls tls) {
        ssl.ifPresent(factory -> {
            try {
                factory.reload(fresh -> fresh.setKeyStore(keyStore(tls.identity())));
            } catch (Exception e) { // Jetty declares Exception
                throw new IllegalStateException("the new certificate of " + url + " cannot be used", e);
            }
        });
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private ConnectionFactory[] factories(HttpConfiguration http) {
        http.setSendServerVersion(false);
        if (ssl.isEmpty()) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        http.addCustomizer(new SecureRequestCustomizer(false)); // kiosks may come by address, without SNI
        return new ConnectionFactory[] {new SslConnectionFactory(ssl.get(), "http/1.1"), new HttpConnectionFactory(http)
        };
    }

    private static SslContextFactory.Server sslContext(Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols(PROTOCOLS);
        factory.setKeyStore(keyStore(tls.identity()));
        factory.setKeyStorePassword(IN_MEMORY);
        factory.setSniRequired(false);
        tls.clientCa().ifPresent(ca -> {
            factory.setTrustStore(trustStore(ca));
            factory.setWantClientAuth(true);
        });
        return factory;
    }

    private static KeyStore keyStore(KeyStore.PrivateKeyEntry identity) {
        return inMemory(store ->
                store.setEntry("listener", identity, new KeyStore.PasswordProtection(IN_MEMORY.toCharArray())));
    }

    private static KeyStore trustStore(X509Certificate ca) {
        return inMemory(store -> store.setCertificateEntry("ca", ca));
    }

    private static KeyStore inMemory(Filling filling) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.into(store);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a keystore in memory", e);
        }
    }

    private interface Filling {
        void into(KeyStore store) throws GeneralSecurityException;
    }
}
