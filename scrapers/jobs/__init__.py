"""What commands have done that is more than their own lines; here, as Scrapy loads whatever lies beside a command."""
