package org.nightwindow.console.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.hall.Sha256;

/// Puts the keys of this console into a catalogue: the issuers of the configuration, and the certificate kiosks
/// seal declarations to. The version gets a mark made of them, so that kiosks fetch the catalogue again when a key
/// was changed.
final class OwnKeys {
    /// As strict as the reader: what is written again here must not have lost a problem.
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Enough to tell a handful of key sets apart.
    private static final int MARK_CHARS = 8;

    /// `yaml` unchanged when it is no map: the reader then says what is wrong.
    static String merge(String yaml, Map<String, String> issuers, String filingCertificate) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (!(tree instanceof ObjectNode root)) {
                return yaml;
            }
            if (!issuers.isEmpty()) {
                ObjectNode keys =
                        root.get("issuers") instanceof ObjectNode present ? present : root.putObject("issuers");
                new TreeMap<>(issuers).forEach(keys::put);
            }
            root.putObject("filing").put("certificate", filingCertificate);
            if (root.path("version").isTextual()) {
                String mark =
                        Sha256.hex(new TreeMap<>(issuers) + filingCertificate).substring(0, MARK_CHARS);
                root.put("version", root.path("version").asText() + "-k" + mark);
            }
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            return yaml;
        }
    }

    private OwnKeys() {}
}
