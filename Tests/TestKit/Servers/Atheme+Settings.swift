extension Atheme {
    private static let modules = """
        protocol/inspircd backend/opensex crypto/pbkdf2v2 nickserv/main nickserv/register \
        nickserv/identify nickserv/logout nickserv/drop nickserv/ghost \
        nickserv/group nickserv/cert nickserv/set_core nickserv/set_pubkey \
        nickserv/enforce nickserv/status saslserv/main saslserv/plain \
        saslserv/external saslserv/authcookie saslserv/ecdsa-nist256p-challenge chanserv/main \
        chanserv/register chanserv/flags chanserv/op
        """

    static func settings(port: Int, casemapping: String) -> String {
        let modules = modules.split(separator: " ").map { "loadmodule \"modules/\($0)\";" }
        return """
            \(modules.joined(separator: "\n"))
            serverinfo {
              name = "services.test.local"; desc = "services"; numeric = "00B"; recontime = 1;
              netname = "TestNet"; hidehostsuffix = "users.test"; adminname = "test";
              adminemail = "test@localhost"; registeremail = "noreply@localhost"; auth = none;
              mta = "/bin/false"; loglevel = { error; info; network; }; maxlogins = 1000;
              maxusers = 0; maxnicks = 100; maxchans = 1000; mdlimit = 30; emaillimit = 1000;
              emailtime = 1; casemapping = "\(casemapping)";
            };
            uplink "irc.test.local" {
              host = "127.0.0.1"; port = \(port); send_password = "secret";
              receive_password = "secret";
            };
            nickserv {
              nick = "NickServ"; user = "NickServ"; host = "services.test.local";
              real = "Nickname services"; maxnicks = 100; expire = 0; enforce_expire = 0;
              enforce_delay = 2; enforce_prefix = "Guest";
            };
            saslserv {
              nick = "SaslServ"; user = "SaslServ"; host = "services.test.local"; real = "SASL";
            };
            chanserv {
              nick = "ChanServ"; user = "ChanServ"; host = "services.test.local";
              real = "Channel services"; maxchans = 100; expire = 0;
            };
            general {
              silent = yes; join_chans = yes; leave_chans = yes; flood_msgs = 0; flood_time = 1;
              ratelimit_uses = 100000; ratelimit_period = 1; vhost_change = 1; kline_time = 1;
              clone_time = 0; commit_interval = 1;
            };
            """
    }
}
