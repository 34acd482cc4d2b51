extension Markup {
  /// The drawing as a table: a row header that spans its collection, names above values.
  mutating func drawing(_ drawing: Drawing) {
    element("figure", ["class": "drawing"]) { markup in
      markup.element(
        "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": drawing.title]
      ) {
        $0.drawingTable(drawing)
      }
      if let note = drawing.cutNote { markup.element("p", ["class": "cut"], note) }
    }
  }

  mutating func drawingTable(_ drawing: Drawing) {
    element("table", ["class": "drawn"]) { markup in
      markup.element("caption") { markup in
        markup.text(drawing.title)
        markup.element("span", ["class": "count"], " · " + Quantity.of(drawing.itemCount, "item"))
      }
      markup.element("thead") { markup in
        markup.element("tr") { markup in
          for (index, key) in drawing.keys.prefix(2).enumerated() {
            markup.element("th", ["scope": "col"]) { markup in
              markup.element("small", index == 0 ? "partition key" : "sort key")
              markup.text(key)
            }
          }
          markup.element(
            "th", ["scope": "colgroup", "colspan": "\(drawing.width)"], "attributes")
        }
      }
      for (index, partition) in drawing.partitions.enumerated() {
        markup.element("tbody", ["class": index.isMultiple(of: 2) ? "even" : "odd"]) {
          $0.partition(partition, of: drawing)
        }
      }
    }
  }

  private mutating func partition(_ partition: Drawing.Partition, of drawing: Drawing) {
    for (index, row) in partition.rows.enumerated() {
      let colour = row.entity.map { "e\($0 % 8)" }
      element("tr", ["class": colour]) { markup in
        if index == 0 {
          markup.element(
            "th", ["scope": "rowgroup", "class": "pk", "rowspan": "\(partition.rows.count)"],
            partition.key)
        }
        if drawing.keys.count > 1 {
          markup.element("th", ["scope": "row", "class": "sk"]) { markup in
            if let entity = row.entity {
              markup.element("small", ["class": "entity"], drawing.entities[entity])
            }
            markup.text(row.sort ?? "")
          }
        }
        for (name, value) in row.attributes {
          markup.element("td") { markup in
            markup.element("small", name)
            markup.text(value)
          }
        }
        let rest = drawing.width - row.attributes.count
        if rest > 0 { markup.element("td", ["class": "none", "colspan": "\(rest)"], "") }
      }
    }
  }
}
