/** A small set that a shop's desk really uses. */
const list = (letters: string) => letters.split(' ')

export const emojiGroups = {
  faces: list(
    '😊 😄 😁 😆 😂 🙂 😉 😍 🥰 😘 😋 🤗 🤔 😅 🙃 😌 😇 🥳 😎 🤩 😳 😮 😢 😭 😔 😟 😣 😩 😤 😡 🙄 😴 🤒 😷 🥺 😬',
  ),
  hands: list('👍 👌 🙏 👏 🤝 💪 👋 ✌️ 🤞 👉 👈 👇 👆 ✋ 🙌 👎 🫶 ☝️'),
  shop: list('📦 🚚 🏠 🛋️ 🪑 🛏️ 🚪 🪞 🔧 🔨 📐 🎁 🎉 🎊 💰 🧾 🛒 ⏰ 📅 📞 📷 💡 🔥 ⭐'),
  signs: list('❤️ 🧡 💛 💚 💙 💜 🌹 🌸 🍀 🌟 ✨ ☀️ 🌙 ☔ ❄️ ✅ ❌ ❗ ❓ 💯 🆗 🔴 🟢 🔵'),
} as const
