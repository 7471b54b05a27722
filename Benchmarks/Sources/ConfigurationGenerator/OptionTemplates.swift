/// The options of a realistic configuration, by the stanzas they are valid in.
enum OptionTemplates {
  static let delivery = templates(
    """
    max_outbound_connections 1..200
    max_deliveries_per_connection 10..500
    max_recipients_per_batch 1..100
    max_recipients_per_connection 1..1000
    max_resident_active_queue 100..5000
    outbound_throttle_connections throttle
    retry_interval 600..1800
    message_expiration 86400..432000
    idle_timeout 2..30
    connect_timeout 30..120
    ehlo_timeout 60..300
    tls no|ifavailable
    generate_bounces true|false
    adaptive_enabled true|false
    adaptive_max_outbound_connections pair:1..20
    adaptive_max_deliveries_per_connection pair:10..50
    adaptive_retry_interval pair:600..1200
    adaptive_rejection_rate_suspension_percentage 10..90
    """)

  /// The options of bindings and groups that top-level domains do not set: bindings take
  /// precedence, so setting them in both would be a mistake.
  static let binding = templates(
    """
    ehlo_hostname host
    mailerdaemon email
    generate_delay_dsn true|false
    bounces_inline_original none|headers|all
    mailfrom_timeout 60..300
    rcptto_timeout 60..300
    body_timeout 120..600
    rset_timeout 10..30
    """)

  static let gateway = OptionTemplate("gateway host")

  static let domain = templates(
    """
    routes routes
    host_failure_retry 60..600
    mx_failures_to_delay 10..90
    bounce_behavior pass|blackhole
    """)

  static let reception = templates(
    """
    max_message_size 1000000..50000000
    max_receptions_per_connection 10..5000
    max_recipients_per_message 10..1000
    require_ehlo true|false
    allow_null_envelope_sender true|false
    banner_hostname host
    received_hostname host
    idle_time 10..300
    listener_sessions 100..10000
    starttls_injection_policy allow|ignore|reject
    context dictionary
    """)

  /// Valid in a listener, but not in a peer.
  static let relayHosts = OptionTemplate("relay_hosts blocks")

  static let server = templates(
    """
    hostname host
    relay_domains domains
    bounce_domains domains
    prohibited_hosts blocks
    memory_goal 60..80
    memory_hwm 85..95
    max_resident_messages 10000..500000
    server_max_outbound_connections 10000..75000
    growbuf_size 16384..65536
    large_message_threshold 65536..262144
    dns_cache_purge_interval 10..600
    disk_queue_drain_rate 50..500
    rfc2822_date_header ignore|pedantic|ifneeded
    """)

  private static func templates(_ text: String) -> [OptionTemplate] {
    text.split(separator: "\n").map { OptionTemplate($0) }
  }
}
