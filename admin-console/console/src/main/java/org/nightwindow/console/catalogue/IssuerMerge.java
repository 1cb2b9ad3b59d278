package org.nightwindow.console.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.hall.Sha256;

/// Puts the issuers of the configuration into a catalogue. The version gets a mark made of them, so that kiosks fetch
/// the catalogue again when a key was changed.
final class IssuerMerge {
    private static final YAMLMapper YAML = new YAMLMapper();

    /// Enough to tell a handful of key sets apart.
    private static final int MARK_CHARS = 8;

    /// `yaml` unchanged when there is nothing to merge, or when it is no map: the reader then says what is wrong.
    static String merge(String yaml, Map<String, String> issuers) {
        if (issuers.isEmpty()) {
            return yaml;
        }
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (!(tree instanceof ObjectNode root)) {
                return yaml;
            }
            ObjectNode keys = root.get("issuers") instanceof ObjectNode present ? present : root.putObject("issuers");
            new TreeMap<>(issuers).forEach(keys::put);
            if (root.path("version").isTextual()) {
                String mark = Sha256.hex(new TreeMap<>(issuers).toString()).substring(0, MARK_CHARS);
                root.put("version", root.path("version").asText() + "-k" + mark);
            }
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            return yaml;
        }
    }

    private IssuerMerge() {}
}
