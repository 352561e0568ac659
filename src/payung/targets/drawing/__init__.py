"""Maps and charts as numbers for SVG templates: shapes in whole pixels, steps, axes.

Pure: values and GeoJSON geometries come in, coordinates and path texts go out. The templates
`targets/map.html` and `targets/trend.html` write them; colours and patterns live in the style sheet.
"""
