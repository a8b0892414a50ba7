using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AwaitedDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Settlements_AccountId_SettledOn",
                table: "Settlements");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "Settlements");

            migrationBuilder.AddColumn<DateTime>(
                name: "FilePurgedAt",
                table: "ImportRuns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AwaitedDocumentKeys",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwaitedDocumentKeys", x => new { x.Key, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_AwaitedDocumentKeys_InvoiceDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "InvoiceDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportChanges_RunId_ReceivableId",
                table: "ImportChanges",
                columns: new[] { "RunId", "ReceivableId" });

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedDocumentKeys_DocumentId",
                table: "AwaitedDocumentKeys",
                column: "DocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AwaitedDocumentKeys");

            migrationBuilder.DropIndex(
                name: "IX_ImportChanges_RunId_ReceivableId",
                table: "ImportChanges");

            migrationBuilder.DropColumn(
                name: "FilePurgedAt",
                table: "ImportRuns");

            migrationBuilder.AddColumn<long>(
                name: "AccountId",
                table: "Settlements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_AccountId_SettledOn",
                table: "Settlements",
                columns: new[] { "AccountId", "SettledOn" });
        }
    }
}
