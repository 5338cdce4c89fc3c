//! How one applies for a service.

use serde_json::{Value, json};

use crate::model::Link;
use crate::model::application::{Application, Channel, ChannelKind, Cost};
use crate::model::value::{Amount, Stated};
use crate::render::view::Cx;

impl Cx<'_> {
    /// Where and how one applies for a service.
    pub(super) fn ways_to_apply(&self, application: &Application) -> Vec<Value> {
        application.channels.iter().map(|channel| self.channel_thing(channel)).collect()
    }

    /// Adds to a service what one brings, pays and gets.
    pub(super) fn add_application(&self, application: &Application, thing: &mut Value) {
        let outputs: Vec<Value> = application.outputs.iter().map(|paper| self.paper_thing(paper)).collect();
        if !outputs.is_empty() {
            thing["serviceOutput"] = outputs.into();
        }
        if let Some(offers) = self.offers(&application.costs) {
            thing["offers"] = offers.into();
        }
        if let Some(code) = &application.entry.code {
            thing["identifier"] = code.as_str().into();
        }
        if let Some(power) = &application.entry.power {
            thing["serviceType"] = self.plain(power).into();
        }
    }

    fn channel_thing(&self, channel: &Channel) -> Value {
        let word = format!("channel.{}", channel.kind.key());
        let mut thing = json!({ "@type": "ServiceChannel", "name": self.words.get(&word) });
        let contact = &channel.contact;
        if let Some(url) = &contact.url {
            thing["serviceUrl"] = url.as_str().into();
        }
        if let Some(phone) = contact.phones.first() {
            thing["servicePhone"] = self.telephone(phone);
        }
        match (channel.kind, &contact.address) {
            (ChannelKind::Post, Some(address)) => {
                let address = json!({ "@type": "PostalAddress", "streetAddress": self.plain(address) });
                thing["servicePostalAddress"] = address;
            }
            _ => {
                if let Some(place) = self.place_thing(contact) {
                    thing["serviceLocation"] = place;
                }
            }
        }
        thing
    }

    /// What it costs, an offer a price; `None` where nothing is stated.
    fn offers(&self, costs: &Stated<Vec<Cost>>) -> Option<Vec<Value>> {
        let Stated::Is(costs) = costs else { return None };
        if costs.is_empty() {
            return Some(vec![json!({ "@type": "Offer", "price": 0 })]);
        }
        let offers: Vec<Value> = costs.iter().filter_map(|cost| self.offer(cost)).collect();
        (!offers.is_empty()).then_some(offers)
    }

    fn offer(&self, cost: &Cost) -> Option<Value> {
        let Stated::Is(Amount::Money { min, max, currency, of }) = &cost.amount else { return None };
        let mut price = json!({ "@type": "PriceSpecification", "priceCurrency": currency });
        if min == max {
            price["price"] = min.map(|sum| sum.to_string()).into();
        } else {
            min.iter().for_each(|sum| price["minPrice"] = sum.to_string().into());
            max.iter().for_each(|sum| price["maxPrice"] = sum.to_string().into());
        }
        let said: Vec<String> = cost.when.iter().chain(of).map(|text| self.plain(text)).collect();
        if !said.is_empty() {
            price["description"] = said.join(self.words.get("list.comma")).into();
        }
        Some(json!({ "@type": "Offer", "priceSpecification": price }))
    }

    fn paper_thing(&self, paper: &Link) -> Value {
        json!({ "@type": "Thing", "name": self.plain(self.site.called(paper).title) })
    }
}
