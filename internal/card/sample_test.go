package card

import "testing"

// samples are cards of invented coverage in the scripts that we set.
var samples = map[string]Card{
	"en": {Accent: "#0b4f6c", Site: Text{"Harbour Post", "en", false}, Time: Text{"10:30 PM CEST", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"Ferries stay in port as the wind rises to 110 km/h along the coast", "en", false}, Foot: Text{"Storm over the harbour: what we know", "en", false}},
	"en-breaking": {Site: Text{"Harbour Post", "en", false}, Word: Text{"Breaking", "en", false}, Time: Text{"10:30 PM CEST", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"Bridge closed", "en", false}, Foot: Text{"Storm over the harbour", "en", false}},
	"en-page": {Accent: "#ffd400", Site: Text{"Harbour Post", "en", false}, Word: Text{"Live", "en", false}, Time: Text{"23 October 2024", "en", false},
		Headline: Text{"Storm over the harbour", "en", false}, Foot: Text{"A severe gale has reached the coast. Ferries are in port, two roads are flooded, and the old bridge is closed to all traffic until the morning.", "en", false}},
	"de": {Accent: "#7a1f3d", Site: Text{"Hafenbote", "de", false}, Time: Text{"22:30 MESZ", "de", false}, Date: Text{"23. Oktober 2024", "de", false},
		Headline: Text{"Donaudampfschifffahrtsgesellschaft stellt Hochwasserschutzmaßnahmen ein: Rechtsschutzversicherungsgesellschaften prüfen „Straßenbahnhaltestellenüberdachungen“", "de", false}, Foot: Text{"Sturm über dem Hafen", "de", false}},
	"de-word": {Site: Text{"Hafenbote", "de", false}, Time: Text{"22:30 MESZ", "de", false},
		Headline: Text{"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz tritt außer Kraft", "de", false}, Foot: Text{"Sturm über dem Hafen", "de", false}},
	"ru": {Accent: "#243b6b", Site: Text{"Портовый листок", "ru", false}, Time: Text{"23:30 МСК", "ru", false}, Date: Text{"23 октября 2024 г.", "ru", false},
		Headline: Text{"Паромы остаются в порту: ветер усиливается до 110 км/ч, мост закрыт до утра", "ru", false}, Foot: Text{"Шторм над гаванью", "ru", false}},
	"uk": {Site: Text{"Портовий листок", "uk", false}, Word: Text{"Терміново", "uk", false}, Time: Text{"23:30 за Києвом", "uk", false}, Date: Text{"23 жовтня 2024 р.", "uk", false},
		Headline: Text{"Пороми залишаються в порту, під’їзди до мосту перекрито", "uk", false}, Foot: Text{"Шторм над гаванню", "uk", false}},
	"fa": {Accent: "#0b6c4f", Site: Text{"پست بندر", "fa", true}, Time: Text{"۲۲:۳۰ به وقت تهران", "fa", true}, Date: Text{"۲ آبان ۱۴۰۳", "fa", true},
		Headline: Text{"کشتی\u200cهای مسافربری در بندر می\u200cمانند؛ سرعت باد به ۱۱۰ کیلومتر در ساعت رسید", "fa", true}, Foot: Text{"توفان بر فراز بندر: آنچه می\u200cدانیم", "fa", true}},
	"fa-mixed": {Site: Text{"Harbour Post", "en", false}, Word: Text{"فوری", "fa", true}, Time: Text{"۲۲:۳۰ به وقت تهران", "fa", true}, Date: Text{"۲ آبان ۱۴۰۳", "fa", true},
		Headline: Text{"Harbour Line: پل قدیمی (Old Bridge) تا ساعت 06:30 بسته می\u200cماند", "fa", true}, Foot: Text{"توفان بر فراز بندر", "fa", true}},
	"ar": {Accent: "#5c2a86", Site: Text{"بريد الميناء", "ar", true}, Word: Text{"عاجل", "ar", true}, Time: Text{"22:30 بتوقيت القاهرة", "ar", true}, Date: Text{"23 أكتوبر 2024", "ar", true},
		Headline: Text{"العبّارات تبقى في الميناء مع اشتداد الرياح، والسلطات تُغلق الجسر القديم حتى الصباح", "ar", true}, Foot: Text{"عاصفة فوق الميناء", "ar", true}},
	"he": {Site: Text{"דואר הנמל", "he", true}, Time: Text{"22:30 שעון ישראל", "he", true}, Date: Text{"23 באוקטובר 2024", "he", true},
		Headline: Text{"המעבורות נשארות בנמל; הרוח מתחזקת ל־110 קמ״ש לאורך החוף", "he", true}, Foot: Text{"סערה מעל הנמל: מה שידוע", "he", true}},
	"ckb": {Site: Text{"پۆستی بەندەر", "ckb", true}, Time: Text{"22:30 Baghdad time", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"گەڕانەوەی کەشتییەکان بۆ بەندەر دوا دەکەوێت، باڵۆن و پرد لە کوێستان داخراون", "ckb", true}, Foot: Text{"ڕەشەبا بەسەر بەندەردا", "ckb", true}},
	"ku": {Site: Text{"Posta Benderê", "ku", false}, Time: Text{"22:30 bi dema Stenbolê", "ku", false}, Date: Text{"23ê cotmeha 2024an", "ku", false},
		Headline: Text{"Keştî li benderê dimînin: ba digihîje 110 km/h û pira kevn tê girtin", "ku", false}, Foot: Text{"Bahoz li ser benderê", "ku", false}},
	"tr": {Site: Text{"Liman Postası", "tr", false}, Time: Text{"23:30, İstanbul", "tr", false}, Date: Text{"23 Ekim 2024", "tr", false},
		Headline: Text{"Feribotlar limanda kaldı: İskelede şiddetli rüzgâr, ağır yağış", "tr", false}, Foot: Text{"Limanda fırtına", "tr", false}},
	"el": {Site: Text{"Harbour Post", "en", false}, Time: Text{"22:30", "el", false},
		Headline: Text{"Τα πλοία μένουν δεμένα στο λιμάνι", "el", false}, Foot: Text{"Storm", "en", false}},
	"ja": {Site: Text{"Harbour Post", "en", false}, Time: Text{"22:30 JST", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"港にフェリーがとどまる", "ja", false}, Foot: Text{"港の嵐", "ja", false}},
	"ja-mixed": {Site: Text{"Harbour Post", "en", false}, Time: Text{"22:30 JST", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"港にフェリーがとどまる", "ja", false}, Foot: Text{"Storm over the harbour", "en", false}},
	"long": {Site: Text{"The Quite Extraordinarily Long-Named Harbour, Coast and Islands Evening Post and Courier", "en", false}, Time: Text{"22:30 bi dema Stenbolê ya ku gelek dirêj e û hîn jî dirêjtir dibe", "ku", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"Harbour authorities said on Wednesday that every ferry would remain in port until at least the following morning, that the old bridge would stay closed to all traffic, that schools on both islands would not open, and that residents of the lower town should move anything they value to an upper floor before the tide turns at midnight and the wind veers to the north", "en", false}, Foot: Text{"Storm over the harbour: everything that is known so far, everything that is not, and what the people who live along the coast between the two lighthouses should do tonight, tomorrow and on the day after that", "en", false}},
	"fa-page": {Accent: "#0b6c4f", Site: Text{"پست بندر", "fa", true}, Word: Text{"زنده", "fa", true}, Time: Text{"۲ آبان ۱۴۰۳", "fa", true},
		Headline: Text{"توفان بر فراز بندر", "fa", true}, Foot: Text{"کشتی\u200cها در بندر مانده\u200cاند، دو جاده زیر آب است و پل قدیمی تا صبح به روی همهٔ خودروها بسته می\u200cماند.", "fa", true}},
	"ar-long": {Site: Text{"بريد الميناء", "ar", true}, Word: Text{"عاجل", "ar", true}, Time: Text{"22:30 بتوقيت القاهرة", "ar", true}, Date: Text{"23 أكتوبر 2024", "ar", true},
		Headline: Text{"أعلنت سلطات الميناء يوم الأربعاء أن جميع العبّارات ستبقى في الميناء حتى صباح اليوم التالي على الأقل، وأن الجسر القديم سيظل مغلقًا أمام حركة المرور، وأن المدارس في الجزيرتين لن تفتح أبوابها، ودعت سكان المدينة السفلى إلى نقل ما يعزّ عليهم إلى طابق أعلى قبل منتصف الليل", "ar", true}, Foot: Text{"عاصفة فوق الميناء", "ar", true}},
	"he-mixed": {Site: Text{"Harbour Post", "en", false}, Word: Text{"דחוף", "he", true}, Time: Text{"22:30 שעון ישראל", "he", true}, Date: Text{"23 באוקטובר 2024", "he", true},
		Headline: Text{"חברת Harbour Line: \"כל ההפלגות בוטלו\" (עד 06:30)", "he", true}, Foot: Text{"סערה מעל הנמל", "he", true}},
	"en-quoting": {Time: Text{"10:30 PM CEST", "en", false}, Date: Text{"23 October 2024", "en", false},
		Headline: Text{"Port office: «العبّارات تبقى في الميناء» until 12 November", "en", false}, Foot: Text{"Storm over the harbour", "en", false}},
	"fr": {Accent: "#eee", Site: Text{"Le Courrier du port", "fr", false}, Time: Text{"22:30, heure de Paris", "fr", false}, Date: Text{"1er octobre 2024", "fr", false},
		Headline: Text{"«\u00a0Restez chez vous\u00a0»\u202f: l’île évacuée, où s’arrêtera la crue\u202f?", "fr", false}, Foot: Text{"Tempête sur le port", "fr", false}},
}

func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"en", "fa", "long"} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				size = len(Draw(samples[name]))
			}
			b.ReportMetric(float64(size), "png-bytes")
		})
	}
}
