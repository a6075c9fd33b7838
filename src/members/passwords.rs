use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{Error, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Hashes worked on at the same time. Each takes its memory: a burst of sign-ins queues instead of eating it.
const AT_ONCE: usize = 2;

/// What one hash costs. The default is OWASP's for Argon2id (Password Storage Cheat Sheet).
#[derive(Clone, Copy, Debug)]
pub struct PasswordCost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Default for PasswordCost {
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
        }
    }
}

/// Makes and checks password hashes, off the threads that serve.
pub struct Passwords {
    argon2: Argon2<'static>,
    /// What nobody's password has as its hash, at the same cost.
    nobody: String,
    free: Semaphore,
}

impl Passwords {
    pub fn new(cost: PasswordCost) -> Self {
        let params = Params::new(cost.memory_kib, cost.passes, 1, None);
        let params = params.expect("costs are ours, and in range");
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Self {
            argon2,
            nobody: nobodys(cost),
            free: Semaphore::new(AT_ONCE),
        }
    }

    pub async fn hash(&self, password: &str) -> Result<String, Error> {
        let password = password.to_owned();
        self.work(move |argon2| hash(argon2, &password)).await
    }

    /// Whether `password` is the one that was hashed. Without a hash nobody's is tried, so that time does not tell which names are
    /// known.
    pub async fn is_right(&self, password: &str, stored: Option<&str>) -> bool {
        let password = password.to_owned();
        let stored = stored.unwrap_or(&self.nobody).to_owned();
        let check =
            move |argon2: &Argon2<'_>| argon2.verify_password(password.as_bytes(), stored.as_str());
        self.work(check).await.is_ok()
    }

    async fn work<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Argon2<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.free.acquire().await.map_err(|_| Error::Crypto)?;
        let argon2 = self.argon2.clone();
        spawn_blocking(move || task(&argon2))
            .await
            .unwrap_or(Err(Error::Crypto))
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Result<String, Error> {
    let hash: PasswordHash = argon2.hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

/// A hash in the form of PHC strings, of a salt and a digest that no password was ever tried for.
fn nobodys(cost: PasswordCost) -> String {
    let PasswordCost { memory_kib, passes } = cost;
    let (salt, digest) = ("A".repeat(22), "A".repeat(43));
    format!("$argon2id$v=19$m={memory_kib},t={passes},p=1${salt}${digest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens() {
        let passwords = Passwords::new(PasswordCost {
            memory_kib: 8,
            passes: 1,
        });
        let hash = passwords.hash("qingmu-2026").await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.is_right("qingmu-2026", Some(&hash)).await);
        assert!(!passwords.is_right("qingmu-2027", Some(&hash)).await);
        assert!(!passwords.is_right("qingmu-2026", None).await);
        assert!(!passwords.is_right("", Some("rubbish")).await);
    }

    /// Everything before the salt says what checking it takes.
    fn cost_of(hash: &str) -> (Vec<&str>, Vec<usize>) {
        let parts: Vec<&str> = hash.split('$').collect();
        let sizes = parts[4..].iter().map(|part| part.len()).collect();
        (parts[..4].to_vec(), sizes)
    }

    #[tokio::test]
    async fn an_unknown_name_takes_the_work_of_a_known_one() {
        let passwords = Passwords::new(PasswordCost {
            memory_kib: 16,
            passes: 3,
        });
        let known = passwords.hash("qingmu-2026").await.unwrap();
        assert_eq!(cost_of(&passwords.nobody), cost_of(&known));
        // It is worked on, not refused as no hash at all.
        let tried = passwords
            .argon2
            .verify_password(b"qingmu-2026", passwords.nobody.as_str());
        assert_eq!(tried, Err(Error::PasswordInvalid));
    }
}
