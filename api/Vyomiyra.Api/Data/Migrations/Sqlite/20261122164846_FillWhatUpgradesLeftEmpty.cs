using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FillWhatUpgradesLeftEmpty : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE \"Conversations\" SET \"RejectedAccountIds\" = '[]' WHERE \"RejectedAccountIds\" = ''");
            migrationBuilder.Sql("UPDATE \"Messages\" SET \"Kind\" = CASE \"Direction\" WHEN 'Outbound' THEN 'OurWord' ELSE 'CustomersWord' END WHERE \"Kind\" = ''");
            migrationBuilder.Sql("UPDATE \"Messages\" SET \"Need\" = 'Answer' WHERE \"Need\" = ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
