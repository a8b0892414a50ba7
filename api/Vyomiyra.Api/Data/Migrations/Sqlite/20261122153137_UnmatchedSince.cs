using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnmatchedSince : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "UnmatchedConversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What waits already keeps its words as if it came today.
            migrationBuilder.Sql("UPDATE \"UnmatchedConversations\" SET \"Since\" = CAST(strftime('%s', 'now') AS INTEGER) * 1000000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Since",
                table: "UnmatchedConversations");
        }
    }
}
