using Microsoft.EntityFrameworkCore.Migrations;
using Vyomiyra.Domain.Outreach;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MailTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "MailTemplates",
                type: "INTEGER",
                nullable: true);

            // What a house begins with; from here on the templates are its own.
            foreach (var template in DefaultTemplates.All)
            {
                migrationBuilder.InsertData(
                    "MailTemplates",
                    ["Name", "Language", "Subject", "Body", "Version"],
                    new object[] { template.Name, template.Language, template.Subject, template.Body, 1 });
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "MailTemplates");
        }
    }
}
