extension InspIRCd.Options {
    /// The modules that every server has.
    private static let modules = """
        ssl_gnutls sslinfo cap ircv3 ircv3_accounttag ircv3_batch ircv3_capnotify ircv3_chghost \
        ircv3_ctctags ircv3_echomessage ircv3_invitenotify ircv3_labeledresponse ircv3_msgid \
        ircv3_servertime monitor botmode namesx uhnames setname services_account sasl \
        spanningtree svshold deaf callerid silence customprefix chanhistory redirect joinflood \
        noctcp sanick samode chghost conn_umodes
        """

    private static let load = modules.split(separator: " ").map { "<module name=\"\($0)\">" }

    private static let link = "services.test.local"

    func settings(_ ports: [Int], _ folder: String) -> String {
        """
        <server name="\(name)" description="test server" id="\(hubPort == nil ? "00A" : "00C")"
            network="TestNet">
        <admin name="test" nick="test" email="test@localhost">
        \(Self.load.joined(separator: "\n"))
        \(sts(ports[1]))
        \(cloak)
        <sasl target="\(Self.link)" requiressl="no">
        <sslprofile name="Clients" provider="gnutls" certfile="\(folder)/server.pem"
            keyfile="\(folder)/server.key" hash="sha256" requestclientcert="yes">
        <bind address="127.0.0.1" port="\(ports[0])" type="clients">
        <bind address="127.0.0.1" port="\(ports[1])" type="clients" sslprofile="Clients">
        <bind address="127.0.0.1" port="\(ports[2])" type="servers">
        <connect allow="*" resolvehostnames="no" timeout="20" pingfreq="\(pingInterval)"
            hardsendq="16777216" softsendq="1048576" recvq="\(maxReceiveQueue)" \(fakelag)
            localmax="10000" globalmax="10000" maxchans="1000"
            modes="\(modes)\(hidesHosts ? "x" : "")">
        <class name="All" commands="*" privs="*" usermodes="*" chanmodes="*" snomasks="*">
        <type name="Operator" classes="All">
        <oper name="oper" password="operpass" host="*@*" type="Operator">
        <options prefixquit="Quit: " casemapping="\(casemapping)" nosnoticestack="no"
            defaultmodes="not">
        <security announceinvites="dynamic" maxtargets="20">
        <limits maxnick="30" maxchan="64" maxmodes="20" maxident="10" maxhost="64" maxquit="255"
            maxtopic="307" maxkick="255" maxreal="130" maxaway="200">
        <performance nouserdns="yes" netbuffersize="10240" somaxconn="128" softlimit="12800"
            quietbursts="yes">
        <pid file="\(folder)/inspircd.pid">
        <log method="file" type="* -USERINPUT -USEROUTPUT" level="default"
            target="\(folder)/inspircd.log">
        <path datadir="\(folder)" logdir="\(folder)">
        <chanhistory maxlines="50" prefixmsg="no" bots="yes" enableumode="yes">
        <customprefix name="founder" letter="q" prefix="~" rank="50000" ranktoset="50000">
        <customprefix name="admin" letter="a" prefix="&amp;" rank="40000" ranktoset="50000">
        <customprefix name="halfop" letter="h" prefix="%" rank="20000" ranktoset="30000">
        \(neighbour)
        <link name="\(Self.link)" ipaddr="127.0.0.1" port="\(ports[2])" allowmask="127.0.0.1/32"
            timeout="10" sendpass="secret" recvpass="secret">
        <uline server="\(Self.link)" silent="yes">
        """
    }

    private static let hub = "irc.test.local"
    private static let leaf = "leaf.test.local"

    private var name: String { hubPort == nil ? Self.hub : Self.leaf }

    /// The other server of the network: a hub is linked to, and needs no port of its leaf's.
    private var neighbour: String {
        let link = """
            <link name="\(hubPort == nil ? Self.leaf : Self.hub)" ipaddr="127.0.0.1"
                port="\(hubPort ?? 1)" allowmask="127.0.0.1/32" timeout="10" sendpass="secret"
                recvpass="secret">
            """
        guard hubPort != nil else { return link }
        return link + "\n<autoconnect period=\"1\" server=\"\(Self.hub)\">"
    }

    private var fakelag: String {
        hasFakelag
            ? #"threshold="10" commandrate="1000" fakelag="yes""#
            : #"threshold="1000000" commandrate="1000000" fakelag="no""#
    }

    private var cloak: String {
        guard hidesHosts else { return "" }
        return """
            <module name="md5">
            <module name="cloaking">
            <cloak mode="half" key="a key of a test, as long as it has to be" domainparts="3"
                prefix="hidden-" suffix=".test">
            """
    }

    private func sts(_ tlsPort: Int) -> String {
        guard let stsHost else { return "" }
        return """
            <module name="ircv3_sts">
            <sts host="\(stsHost)" duration="\(stsDuration)s" port="\(tlsPort)" preload="no">
            """
    }
}
