//! The server this device keeps to, and the name it counts under there.

use replica::{Ctx, DeviceId};

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::{Meta, Session};

impl<B: Backend> Device<B> {
    /// Chooses the server and who this device is there, or none. Another server than before starts from the beginning;
    /// nothing here is deleted (T13).
    pub async fn set_server(
        &self,
        server: Option<String>,
        session: Option<Session>,
    ) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.recovery.take();
        self.write_page(None, |meta| {
            if meta.server != server && server.is_some() {
                start_over(meta);
            }
            meta.server.clone_from(&server);
            meta.session.clone_from(&session);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Notes a server that was found, unless one is known by now: somebody may have joined one meanwhile, here or in
    /// another tab ([`StoreError::Overtaken`]).
    pub async fn find_server(&self, server: &str) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, |meta| {
            if meta.server.is_some() {
                return Err(StoreError::Overtaken);
            }
            start_over(meta);
            meta.server = Some(server.to_owned());
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Notes what the server calls this device's member now, and its role. [`StoreError::Overtaken`] if the device is
    /// somebody else by now: the answer was for who asked.
    pub async fn set_session(&self, session: Session) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, |meta| {
            if meta.session.as_ref().is_none_or(|known| known.token != session.token) {
                return Err(StoreError::Overtaken);
            }
            meta.session = Some(session.clone());
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// The server lost or replaced its data: everything made here is to be sent again, everything there read again.
    ///
    /// One row is written, so that a crash on the way loses nothing: what is left to send stays to be sent (T12).
    pub async fn start_over(&self, ctx: &mut Ctx<'_>) -> Result<(), StoreError> {
        self.take_new_name(ctx, start_over).await
    }

    /// Another device uses our number series (a restored phone, a copied profile): takes a new device id, under which
    /// what is still to send is counted from 1. The changes keep their identity (T07).
    pub async fn fork(&self, ctx: &mut Ctx<'_>) -> Result<(), StoreError> {
        self.take_new_name(ctx, |meta| meta.acked_n = 0).await
    }

    async fn take_new_name(
        &self,
        ctx: &mut Ctx<'_>,
        mut edit: impl FnMut(&mut Meta),
    ) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let (before, dev) = (self.meta().dev, DeviceId::new(ctx));
        self.write_page(None, |meta| {
            if meta.dev != before {
                return Err(StoreError::Overtaken);
            }
            edit(meta);
            meta.dev = dev;
            Ok(())
        })
        .await?;
        Ok(())
    }
}

fn start_over(meta: &mut Meta) {
    // Who never read a server's log has nothing of others to give back.
    meta.reseeding |= meta.cursor.is_some() || meta.epoch.is_some();
    (meta.cursor, meta.epoch, meta.echo) = (None, None, None);
    (meta.acked_n, meta.n_done, meta.acked_page, meta.acked_in_page) = (0, 0, 0, 0);
}
