package org.nightwindow.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final Proxies PROXIES = new Proxies(Stream.of("10.0.0.0/8", "192.0.2.9", "fd00::/8")
            .map(text -> Proxies.Network.parse(text).orElseThrow())
            .toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7   |                                        | 203.0.113.7",
                "203.0.113.7   | 198.51.100.1                           | 203.0.113.7",
                "10.1.2.3      |                                        | 10.1.2.3",
                "10.1.2.3      | 198.51.100.1                           | 198.51.100.1",
                "192.0.2.9     | 198.51.100.1:4711                      | 198.51.100.1",
                "10.1.2.3      | 8.8.8.8, 198.51.100.1                  | 198.51.100.1",
                "10.1.2.3      | 8.8.8.8, 198.51.100.1, 10.9.9.9        | 198.51.100.1",
                "10.1.2.3      | 198.51.100.1, evil.example             | 10.1.2.3",
                "10.1.2.3      | <script>, 10.9.9.9                     | 10.9.9.9",
                "10.1.2.3      | 10.4.4.4, 10.9.9.9                     | 10.4.4.4",
                "192.0.2.10    | 198.51.100.1                           | 192.0.2.10",
                "fd00::1       | 2001:db8:1:2:3:4:5:6                   | 20010db800010002",
                "fd00::1       | [2001:db8:1:2::9]:443                  | 20010db800010002",
                "2001:db8::1   | 198.51.100.1                           | 20010db800000000",
            })
    void onlyWhatAProxyHasAddedIsBelieved(String peer, String header, String visitor) {
        assertThat(PROXIES.visitor(peer, header == null ? List.of() : List.of(header)))
                .isEqualTo(visitor);
    }

    @Test
    void whereNobodyIsTrustedTheHeaderIsIgnored_andSeveralHeadersAreOne() {
        assertThat(Proxies.NONE.visitor("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("10.1.2.3");
        assertThat(PROXIES.visitor("10.1.2.3", List.of("198.51.100.1, 198.51.100.2", "10.7.7.7")))
                .isEqualTo("198.51.100.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "fd00::/129", "10.0.0"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThat(Proxies.Network.parse(text)).isEmpty();
    }
}
