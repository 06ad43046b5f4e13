-- The shop's database. Statements end with ";" at the end of a line; a body between "-- begin" and "-- end" is one statement.

CREATE TABLE brands (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL UNIQUE,
  country CHAR(2) NOT NULL
);

CREATE TABLE categories (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parent_id INT UNSIGNED NULL,
  slug VARCHAR(40) NOT NULL UNIQUE,
  name VARCHAR(60) NOT NULL,
  sort_order SMALLINT NOT NULL,
  FOREIGN KEY (parent_id) REFERENCES categories (id)
);

CREATE TABLE products (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  article_number CHAR(9) NOT NULL UNIQUE,
  name VARCHAR(160) NOT NULL,
  category_id INT UNSIGNED NOT NULL,
  brand_id INT UNSIGNED NOT NULL,
  price DECIMAL(10,2) NOT NULL,
  stock INT NOT NULL CHECK (stock >= 0),
  weight_grams INT UNSIGNED NOT NULL,
  attributes JSON NOT NULL,
  description TEXT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  FULLTEXT KEY words (name, description),
  KEY newest (created_at),
  FOREIGN KEY (category_id) REFERENCES categories (id),
  FOREIGN KEY (brand_id) REFERENCES brands (id)
);

CREATE TABLE product_images (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id INT UNSIGNED NOT NULL,
  path VARCHAR(255) NOT NULL,
  alt VARCHAR(160) NOT NULL,
  position TINYINT UNSIGNED NOT NULL DEFAULT 0,
  UNIQUE KEY place (product_id, position),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);

CREATE TABLE price_history (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id INT UNSIGNED NOT NULL,
  old_price DECIMAL(10,2) NOT NULL,
  new_price DECIMAL(10,2) NOT NULL,
  changed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);

CREATE TABLE customers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  uid BINARY(16) NOT NULL UNIQUE,
  name VARCHAR(120) NOT NULL,
  email VARCHAR(160) NOT NULL UNIQUE,
  newsletter BOOLEAN NOT NULL DEFAULT FALSE,
  orders_placed INT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL
);

CREATE TABLE addresses (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  kind ENUM('delivery', 'invoice') NOT NULL,
  street VARCHAR(120) NOT NULL,
  postal_code VARCHAR(10) NOT NULL,
  city VARCHAR(80) NOT NULL,
  country CHAR(2) NOT NULL,
  UNIQUE KEY one_of_a_kind (customer_id, kind),
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);

CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  status ENUM('paid', 'packed', 'shipped', 'returned') NOT NULL DEFAULT 'paid',
  placed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  KEY newest (placed_at),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE order_items (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id BIGINT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL,
  line_total DECIMAL(12,2) AS (quantity * unit_price) STORED,
  FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  FOREIGN KEY (product_id) REFERENCES products (id)
);

CREATE TABLE payments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id BIGINT UNSIGNED NOT NULL UNIQUE,
  method ENUM('card', 'transfer', 'invoice') NOT NULL,
  amount DECIMAL(12,2) NOT NULL,
  paid_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
);

CREATE TABLE stock_movements (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id INT UNSIGNED NOT NULL,
  quantity INT NOT NULL,
  reason ENUM('delivery', 'sale', 'correction') NOT NULL,
  moved_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);

CREATE TABLE carts (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token BINARY(16) NOT NULL UNIQUE,
  customer_id INT UNSIGNED NULL,
  touched_at DATETIME(3) NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE SET NULL
);

CREATE TABLE cart_items (
  cart_id BIGINT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (cart_id, product_id),
  FOREIGN KEY (cart_id) REFERENCES carts (id) ON DELETE CASCADE,
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
);

CREATE TABLE reviews (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id INT UNSIGNED NOT NULL,
  customer_id INT UNSIGNED NOT NULL,
  stars TINYINT UNSIGNED NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text VARCHAR(500) NOT NULL,
  written_at DATETIME(3) NOT NULL,
  UNIQUE KEY one_each (product_id, customer_id),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);

CREATE VIEW best_sellers AS
  SELECT p.id AS product_id, p.name, p.price, SUM(i.quantity) AS pieces_sold, SUM(i.line_total) AS turnover
  FROM order_items i JOIN products p ON p.id = i.product_id
  GROUP BY p.id, p.name, p.price;

-- begin
CREATE TRIGGER orders_after_insert AFTER INSERT ON orders FOR EACH ROW
  UPDATE customers SET orders_placed = orders_placed + 1 WHERE id = NEW.customer_id
-- end

-- begin
CREATE TRIGGER order_items_after_insert AFTER INSERT ON order_items FOR EACH ROW
BEGIN
  -- a sold piece leaves the shelf
  UPDATE products SET stock = stock - NEW.quantity WHERE id = NEW.product_id;
  INSERT INTO stock_movements (product_id, quantity, reason) VALUES (NEW.product_id, -NEW.quantity, 'sale');
END
-- end

-- begin
CREATE TRIGGER products_after_update AFTER UPDATE ON products FOR EACH ROW
BEGIN
  IF NEW.price <> OLD.price THEN
    INSERT INTO price_history (product_id, old_price, new_price) VALUES (NEW.id, OLD.price, NEW.price);
  END IF;
END
-- end

-- begin
CREATE FUNCTION order_total(the_order BIGINT UNSIGNED) RETURNS DECIMAL(12,2) READS SQL DATA
  RETURN (SELECT COALESCE(SUM(line_total), 0) FROM order_items WHERE order_id = the_order)
-- end

-- begin
CREATE PROCEDURE place_order(
  IN the_customer INT UNSIGNED, IN the_product INT UNSIGNED, IN pieces SMALLINT UNSIGNED, OUT the_order BIGINT UNSIGNED)
  MODIFIES SQL DATA
BEGIN
  DECLARE its_price DECIMAL(10,2);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  -- read before: the trigger of order_items may not change the table that its statement reads
  SELECT price INTO its_price FROM products WHERE id = the_product FOR UPDATE;
  INSERT INTO orders (customer_id) VALUES (the_customer);
  SET the_order = LAST_INSERT_ID();
  INSERT INTO order_items (order_id, product_id, quantity, unit_price) VALUES (the_order, the_product, pieces, its_price);
  INSERT INTO payments (order_id, method, amount) VALUES (the_order, 'card', order_total(the_order));
  COMMIT;
END
-- end

-- begin
CREATE EVENT clean_up_carts ON SCHEDULE EVERY 1 HOUR COMMENT 'Carts that nobody touched for 30 days'
  DO DELETE FROM carts WHERE touched_at < UTC_TIMESTAMP() - INTERVAL 30 DAY
-- end
