//! TLS 1.3 with ring, one authority, the server's name checked, channel binding left to SCRAM.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use secrecy::ExposeSecret;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Connection, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::settings::Proof;
use crate::sync::exchange::Trouble;

/// A connection that somebody must drive.
pub(super) type Line = Connection<Socket, <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream>;

/// Makes what a connection is wrapped in: trusts the authority given and no other.
pub(super) fn connector(authority: &str, proof: &Proof) -> Result<MakeRustlsConnect, Trouble> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(authority.as_bytes()) {
        let certificate = certificate.map_err(|_| Trouble::Certificate)?;
        roots.add(certificate).map_err(|_| Trouble::Certificate)?;
    }
    if roots.is_empty() {
        return Err(Trouble::Certificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let unproven = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|_| Trouble::Broken("TLS 1.3"))?
        .with_root_certificates(roots);
    let config = match proof {
        Proof::Password(_) => unproven.with_no_client_auth(),
        Proof::Certificate { chain, key } => {
            let chain: Vec<_> =
                CertificateDer::pem_slice_iter(chain.as_bytes()).collect::<Result<_, _>>().map_err(|_| Trouble::Broken("the login's certificate"))?;
            let key = PrivateKeyDer::from_pem_slice(key.expose_secret().as_bytes()).map_err(|_| Trouble::Broken("the login's key"))?;
            unproven.with_client_auth_cert(chain, key).map_err(|_| Trouble::Broken("the login's certificate"))?
        }
    };
    Ok(MakeRustlsConnect::new(config))
}
