package org.nightwindow.hall.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.catalogue.Catalogue.Department;
import org.nightwindow.hall.catalogue.Catalogue.Region;
import org.nightwindow.hall.catalogue.Catalogue.Task;
import org.nightwindow.hall.constraint.Constraint;

/// Reads a catalogue from YAML. All or nothing: one problem rejects the whole, and every problem is listed.
public final class CatalogueReader {
    /// What BSI TR-02102 and NIST SP 800-57 ask for at least.
    private static final int FILING_KEY_BITS = 2048;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// How the reading ended.
    public sealed interface Read {
        record Accepted(Catalogue catalogue) implements Read {}

        record Rejected(List<CatalogueProblem> problems) implements Read {}
    }

    /// @param yaml the whole text
    public static Read read(String yaml) {
        List<CatalogueProblem> problems = new ArrayList<>();
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "catalogue" : "line " + at.getLineNr();
            return new Read.Rejected(List.of(new CatalogueProblem(where, "is no YAML: " + e.getOriginalMessage())));
        }
        if (tree == null || !tree.isObject()) {
            return new Read.Rejected(List.of(new CatalogueProblem("catalogue", "is empty or not a map")));
        }
        Catalogue catalogue = new CatalogueReader().catalogue(new Reading(tree, "", problems));
        return problems.isEmpty() ? new Read.Accepted(catalogue) : new Read.Rejected(List.copyOf(problems));
    }

    private Catalogue catalogue(Reading root) {
        String version = root.text("version", "[A-Za-z0-9._-]{1,40}", "2026.11.21-1");
        int vocabulary = root.integer("vocabulary", 1, 1_000_000);
        if (vocabulary > Constraint.VOCABULARY) {
            root.part("vocabulary").problem("this software reads up to " + Constraint.VOCABULARY + "; update it first");
        }
        Reading place = root.part("region");
        Region region = new Region(place.text("code", "[0-9]{6}", "990101"), place.bilingual("name"));
        place.nothingElse();
        Map<String, Department> departments = departments(root.part("departments"));
        Map<String, Item> items = new ItemReader(departments.keySet()).read(root.list("items"));
        List<Task> tasks = tasks(root.list("tasks"), items.keySet());
        Map<String, PublicKey> issuers = root.has("issuers") ? issuers(root.part("issuers")) : Map.of();
        Optional<X509Certificate> filing =
                root.has("filing") ? filingCertificate(root.part("filing")) : Optional.empty();
        root.nothingElse();
        return new Catalogue(version, vocabulary, region, departments, tasks, items, issuers, filing);
    }

    private static Map<String, Department> departments(Reading node) {
        Map<String, Department> departments = new LinkedHashMap<>();
        if (!node.isObject()) {
            node.problem("must be a map of departments by id");
        }
        for (String id : node.keys()) {
            Reading department = node.part(id);
            departments.put(id, new Department(id, department.bilingual("name")));
            department.nothingElse();
        }
        return departments;
    }

    private static List<Task> tasks(List<Reading> nodes, Set<String> items) {
        Set<String> ids = new LinkedHashSet<>();
        List<Task> tasks = new ArrayList<>();
        for (Reading node : nodes) {
            String id = node.text("id", "[a-z][a-z0-9-]*", "tax");
            if (!ids.add(id)) {
                node.problem("there are two tasks " + id);
            }
            List<String> leadsTo = node.texts("items");
            for (String item : leadsTo) {
                if (!items.contains(item)) {
                    node.part("items").problem("there is no item \"" + item + "\"; there are " + items);
                }
            }
            tasks.add(new Task(id, node.text("icon"), node.bilingual("title"), node.bilingual("hint"), leadsTo));
            node.nothingElse();
        }
        return tasks;
    }

    private static Map<String, PublicKey> issuers(Reading node) {
        Map<String, PublicKey> issuers = new LinkedHashMap<>();
        for (String kid : node.keys()) {
            try {
                byte[] key = Base64.getDecoder().decode(node.text(kid));
                issuers.put(kid, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                node.part(kid).problem("must be an Ed25519 public key, X.509 in base64");
            }
        }
        return issuers;
    }

    /// Envelopes are sealed with RSA; see [org.nightwindow.hall.filing.Envelope].
    private static Optional<X509Certificate> filingCertificate(Reading node) {
        Optional<X509Certificate> read = Optional.empty();
        String reason = "";
        String pem = node.text("certificate");
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificate.getPublicKey() instanceof RSAKey key
                    && key.getModulus().bitLength() >= FILING_KEY_BITS) {
                read = Optional.of(certificate);
            }
        } catch (CertificateException e) {
            reason = ": " + e.getMessage();
        }
        if (read.isEmpty()) {
            node.part("certificate")
                    .problem("must be an X.509 certificate in PEM with an RSA key of at least " + FILING_KEY_BITS
                            + " bits" + reason);
        }
        node.nothingElse();
        return read;
    }

    private CatalogueReader() {}
}
